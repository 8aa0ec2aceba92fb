import type { ReadDb } from "@/db/handles";
import { readAuditAfter } from "@/lib/audit/store";

/** Entries of the audit log per read. */
const PAGE = 5000;

type Entry = Awaited<ReturnType<typeof readAuditAfter>>[number];

/** What of leads may have changed: what is known of them, or what reports count of them. */
type Change = "history" | "counts";

/** Of what entries tell which leads changed. */
const ENTITIES = ["lead", "import", "workspace"];
/** What names its leads itself rather than in an entry each. */
const NAMING: readonly string[] = ["import.batch", "import.undoRows", "activity.batch"];
/** What names leads of which only the scores changed. */
const RESCORING = "score.sweep";

function leadsOf({ entity, entityId, action, after }: Entry, change: Change): readonly string[] {
  if (entity === "lead") return [entityId];
  const names = NAMING.includes(action) || (change === "counts" && action === RESCORING);
  if (!names) return [];
  const { leads, counted } = after as { leads?: string[]; counted?: string[] };
  // Sweeps did not name any at first, nor batches those that are counted.
  return (change === "counts" ? counted : undefined) ?? leads ?? [];
}

function isEndOfSweep({ action, after }: Entry): boolean {
  return action === "segment.sweep" && (after as { isDone?: boolean } | null)?.isDone === true;
}

/** Whether all leads of changed segments were found after an entry of the audit log. */
export async function segmentsChangedAfter(db: ReadDb, after: number): Promise<boolean> {
  for (let seq = after, more = true; more; ) {
    const entries = await readAuditAfter(db, seq, ["segment"], PAGE);
    if (entries.some(isEndOfSweep)) return true;
    more = entries.length === PAGE;
    seq = entries.at(-1)?.seq ?? seq;
  }
  return false;
}

/** The leads that changed after an entry of the audit log; null when they are more than `most`. */
export async function leadsChangedAfter(
  db: ReadDb,
  after: number,
  most: number,
  change: Change = "history",
): Promise<ReadonlySet<string> | null> {
  const changed = new Set<string>();
  for (let seq = after, more = true; more; ) {
    const entries = await readAuditAfter(db, seq, ENTITIES, PAGE);
    // Everything went: there is nothing to go on from.
    if (entries.some(({ action }) => action === "sample.cleared")) return null;
    for (const entry of entries) for (const id of leadsOf(entry, change)) changed.add(id);
    if (changed.size > most) return null;
    more = entries.length === PAGE;
    seq = entries.at(-1)?.seq ?? seq;
  }
  return changed;
}
