import { insertAll, insertNew } from "@/db/bulk";
import type { Tx } from "@/db/handles";
import { leads, observations, searchEntries } from "@/db/schema";

export type LeadInsert = typeof leads.$inferSelect;
export type ObservationRow = typeof observations.$inferSelect;

/**
 * Inserts leads, and what searches look into; gives the ids of those whose email and external id nobody
 * else has.
 */
export async function insertLeadRows(tx: Tx, rows: readonly LeadInsert[]): Promise<Set<string>> {
  const inserted = new Set(await insertNew(tx, leads, rows));
  const went = rows.filter(({ id }) => inserted.has(id));
  await insertAll(
    tx,
    searchEntries,
    went.map(({ id, searchKey }) => ({ leadId: id, key: searchKey })),
  );
  return inserted;
}

export async function insertObservations(tx: Tx, rows: readonly ObservationRow[]): Promise<void> {
  await insertAll(tx, observations, rows);
}
