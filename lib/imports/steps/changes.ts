import type { Tx } from "@/db/handles";
import type { AttributeChanges } from "@/lib/leads/steps/attributes";
import {
  type ChangedEntity,
  readChanges,
  readLeadsOfOrigin,
  readVersions,
  replaceChanges,
} from "../store/changes";
import { originOf } from "./origin";

/** What something was before an import changed it: only what the import changed. */
export interface Before {
  columns: Record<string, unknown>;
  /** Of a lead; null = was not known. */
  attributes?: AttributeChanges;
  /** Of a lead: keys of further addresses that it got. */
  further?: string[];
  /** Of a lead that was moved: how many moves it had made, and what moves change besides. */
  stood?: { step: number; nurtureUntil: number | null; heldAt: number | null };
}

/** Of two changes the state before the first. */
function earliest(first: Before, second: Before): Before {
  const attributes = { ...second.attributes, ...first.attributes };
  const stood = first.stood ?? second.stood;
  const further = [...(first.further ?? []), ...(second.further ?? [])];
  return {
    columns: { ...second.columns, ...first.columns },
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(further.length > 0 ? { further } : {}),
    ...(stood ? { stood } : {}),
  };
}

/** The same where null says that the import made it: then there is no state before. */
function firstOf(first: Before | null, second: Before | null): Before | null {
  return first && second ? earliest(first, second) : null;
}

/** Those of these leads that this import made itself, and changes again. */
export async function madeBy(
  tx: Tx,
  importId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const first = await readLeadsOfOrigin(tx, originOf(importId), ids);
  const changed = await readChanges(tx, importId, "lead", [...first]);
  // A lead that it made stands among the changes, without what was before, once it was handed off.
  return new Set([...first].filter((id) => (changed.get(id)?.before ?? null) === null));
}

/** Gathers what a batch makes and changes, so that the import can be taken back. */
export class Changes {
  readonly #noted = new Map<ChangedEntity, Map<string, Before | null>>();

  constructor(readonly importId: string) {}

  #of(entity: ChangedEntity): Map<string, Before | null> {
    const noted = this.#noted.get(entity) ?? new Map();
    this.#noted.set(entity, noted);
    return noted;
  }

  made(entity: ChangedEntity, id: string): void {
    this.#of(entity).set(id, null);
  }

  changed(entity: ChangedEntity, id: string, before: Before): void {
    const noted = this.#of(entity);
    const known = noted.get(id);
    noted.set(id, known === undefined ? before : firstOf(known, before));
  }

  /** Keeps what was noted, with the versions that things have at the end of the batch. */
  async keep(tx: Tx): Promise<void> {
    const { importId } = this;
    for (const [entity, noted] of this.#noted) {
      const ids = [...noted.keys()];
      const stored = await readChanges(tx, importId, entity, ids);
      const versions = await readVersions(tx, entity, ids);
      const rows = [...noted].map(([entityId, before]) => {
        const earlier = stored.get(entityId);
        const kept = earlier ? firstOf(earlier.before as Before | null, before) : before;
        const entityVersion = versions.get(entityId) ?? 0;
        return { importId, entity, entityId, before: kept, entityVersion };
      });
      await replaceChanges(tx, importId, entity, rows);
    }
  }
}
