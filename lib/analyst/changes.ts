import type { ReadDb } from "@/db/handles";
import { readAuditAfter } from "@/lib/audit/store";

/** Entries of the audit log per read. */
const PAGE = 5000;

type Entry = Awaited<ReturnType<typeof readAuditAfter>>[number];

/** The leads whose history may be another since an entry. */
function leadsOf({ entity, entityId, action, after }: Entry): readonly string[] {
  if (entity === "lead") return [entityId];
  // A batch of rows names its leads itself rather than in an entry each.
  return action === "import.batch" ? (after as { leads: string[] }).leads : [];
}

/** The leads that changed after an entry of the audit log; null when they are more than `most`. */
export async function leadsChangedAfter(
  db: ReadDb,
  after: number,
  most: number,
): Promise<ReadonlySet<string> | null> {
  const changed = new Set<string>();
  for (let seq = after, more = true; more; ) {
    const entries = await readAuditAfter(db, seq, ["lead", "import"], PAGE);
    for (const entry of entries) for (const id of leadsOf(entry)) changed.add(id);
    if (changed.size > most) return null;
    more = entries.length === PAGE;
    seq = entries.at(-1)?.seq ?? seq;
  }
  return changed;
}
