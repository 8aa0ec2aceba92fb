import { createHash } from "node:crypto";
import type { ImportKind } from "../schema";
import {
  type ActivityRowData,
  type BatchRow,
  type BudgetRowData,
  budgetPlace,
  type LeadRowData,
} from "../schema/rows";
import { keysOf as leadKeysOf } from "./match";

function hashOf(text: string): number {
  return createHash("sha256").update(text).digest().readUIntBE(0, 6);
}

function keysOf(kind: ImportKind, data: unknown): string[] {
  if (kind === "budgets") return [budgetPlace(data as BudgetRowData)];
  if (kind !== "leads") return [(data as Pick<ActivityRowData, "externalId">).externalId];
  return leadKeysOf(data as LeadRowData);
}

/**
 * What a planned import has created so far: a later row about the same is not created again. Keeps
 * two numbers per identity, so that a million rows fit.
 */
export class Seen {
  readonly #contents = new Map<number, number>();

  constructor(readonly kind: ImportKind) {}

  /** Notes a row that is created; what it comes to when an earlier row created the same. */
  note({ data }: BatchRow<unknown>): "created" | "updated" | "unchanged" {
    const content = hashOf(JSON.stringify(data));
    const keys = keysOf(this.kind, data).map(hashOf);
    const before = keys.map((key) => this.#contents.get(key)).find((found) => found !== undefined);
    for (const key of keys) this.#contents.set(key, content);
    if (before === undefined) return "created";
    return before === content ? "unchanged" : "updated";
  }
}
