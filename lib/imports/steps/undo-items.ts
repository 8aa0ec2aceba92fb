import type { ReadDb } from "@/db/handles";
import type { ImportKind } from "../schema";
import { type ChangedEntity, listChanges, listMadeLeads } from "../store/changes";
import type { Before } from "./changes";
import { originOf } from "./origin";

/** Something to take back. */
export interface UndoItem {
  entity: ChangedEntity;
  id: string;
  /** Null when the import made it. */
  before: Before | null;
  /** What it is since the import. */
  version: number;
}

/**
 * What was made goes before what was changed gets its old values: these may be an address that
 * something made has now. Activities go before the leads that they moved.
 */
const PARTS = ["untouched", "made", "changed"] as const;
type Part = (typeof PARTS)[number];

async function itemsOf(
  db: ReadDb,
  { id, kind }: { id: string; kind: ImportKind },
  part: Part,
  after: { entity: string; entityId: string },
  limit: number,
): Promise<UndoItem[]> {
  if (part === "untouched") {
    if (kind !== "leads") return [];
    const ids = await listMadeLeads(db, id, originOf(id), after.entityId, limit);
    return ids.map((leadId) => ({ entity: "lead", id: leadId, before: null, version: 1 }));
  }
  const rows = await listChanges(db, id, part, after, limit);
  return rows.map(({ entity, entityId, before, entityVersion }) => ({
    entity,
    id: entityId,
    before: before as Before | null,
    version: entityVersion,
  }));
}

/** The next things to take back after a place, and the place after them; null at the end. */
export async function nextItems(
  db: ReadDb,
  row: { id: string; kind: ImportKind },
  after: string | null,
  limit: number,
): Promise<{ items: UndoItem[]; after: string } | null> {
  const [part = PARTS[0], entity = "", entityId = ""] = after?.split("/") ?? [];
  for (const next of PARTS.slice(PARTS.indexOf(part as Part))) {
    const from = next === part ? { entity, entityId } : { entity: "", entityId: "" };
    const items = await itemsOf(db, row, next, from, limit);
    const last = items.at(-1);
    if (last) return { items, after: `${next}/${last.entity}/${last.id}` };
  }
  return null;
}
