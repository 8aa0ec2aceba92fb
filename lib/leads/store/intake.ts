import { insertAll, insertNew } from "@/db/bulk";
import type { Tx } from "@/db/handles";
import { leads, observations } from "@/db/schema";

export type LeadInsert = typeof leads.$inferSelect;
export type ObservationRow = typeof observations.$inferSelect;

/** Inserts leads; gives the ids of those whose email and external id nobody else has. */
export async function insertLeadRows(tx: Tx, rows: readonly LeadInsert[]): Promise<Set<string>> {
  return new Set(await insertNew(tx, leads, rows));
}

export async function insertObservations(tx: Tx, rows: readonly ObservationRow[]): Promise<void> {
  await insertAll(tx, observations, rows);
}
