import type { Tx } from "@/db/handles";
import type { Actor } from "@/lib/operations/actor";
import type { AuditEntry } from "@/lib/operations/command";
import type { ChangedEntity } from "../store/changes";
import type { Kept } from "./kept";
import type { UndoItem } from "./undo-items";
import { undoLeads } from "./undo-leads";
import { undoActivities, undoBudgets, undoCosts, undoOpportunities } from "./undo-others";

export interface UndoContext {
  actor: Actor;
  now: number;
  importId: string;
  /** When the import came about (epoch ms). */
  since: number;
}

export interface Undone {
  removed: number;
  restored: number;
  kept: Kept[];
  /** What changed, beyond the import's own entry. */
  entries: AuditEntry[];
  /** Those of which something changed. */
  leads: string[];
}

type Undo = (tx: Tx, items: readonly UndoItem[], context: UndoContext) => Promise<Undone>;

const UNDO: Record<ChangedEntity, Undo> = {
  activity: undoActivities,
  budget: undoBudgets,
  cost: undoCosts,
  lead: undoLeads,
  opportunity: undoOpportunities,
};

/** Takes these things back, all but those that somebody changed since. */
export async function undoItems(
  tx: Tx,
  items: readonly UndoItem[],
  context: UndoContext,
): Promise<Undone> {
  const undone: Undone = { removed: 0, restored: 0, kept: [], entries: [], leads: [] };
  for (const [entity, undo] of Object.entries(UNDO) as [ChangedEntity, Undo][]) {
    const some = items.filter((item) => item.entity === entity);
    if (some.length === 0) continue;
    const part = await undo(tx, some, context);
    undone.removed += part.removed;
    undone.restored += part.restored;
    undone.kept.push(...part.kept);
    undone.entries.push(...part.entries);
    undone.leads.push(...part.leads);
  }
  return undone;
}
