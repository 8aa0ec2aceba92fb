import type { Actor } from "@/lib/operations/actor";
import type { AuditEntry } from "@/lib/operations/command";
import type { ImportCounts } from "../schema";
import type { BatchRow } from "../schema/rows";
import type { Changes } from "./changes";

/** By what leads are recognised, the surest first. */
export type Identity = readonly ("email" | "externalId")[];
export const DEFAULT_IDENTITY: Identity = ["email", "externalId"];

export interface BringContext {
  actor: Actor;
  now: number;
  importId: string;
  identity: Identity;
  /** Hears of what is made and changed. */
  changes: Changes;
}

/** What became of a row, or would. */
export type RowOutcome =
  | { outcome: "created" | "updated" | "unchanged"; remark?: string | undefined }
  | { outcome: "failed"; problem: string };

export interface Brought {
  /** In the order of the rows. */
  outcomes: RowOutcome[];
  /** What changed, beyond the import's own entry. */
  entries: AuditEntry[];
  /** Those whose history grew, named by the import's own entry rather than by one each. */
  leads: string[];
}

export function countOutcomes(
  rows: readonly Pick<BatchRow<unknown>, "isRepaired">[],
  outcomes: readonly RowOutcome[],
  unread: number,
): ImportCounts {
  const count = (wanted: RowOutcome["outcome"]) =>
    outcomes.filter(({ outcome }) => outcome === wanted).length;
  return {
    rows: rows.length + unread,
    created: count("created"),
    updated: count("updated"),
    unchanged: count("unchanged"),
    repaired: rows.filter((row, i) => row.isRepaired && outcomes[i]?.outcome !== "failed").length,
    failed: count("failed") + unread,
  };
}
