import { eq } from "drizzle-orm";
import { insertAll, insertNew } from "@/db/bulk";
import type { Tx } from "@/db/handles";
import { activities, leads } from "@/db/schema";

export type ActivityRow = typeof activities.$inferSelect;

/** Inserts activities; gives the ids of those that went in: all but those of a known external id. */
export async function insertActivities(tx: Tx, rows: readonly ActivityRow[]): Promise<Set<string>> {
  const own = rows.filter(({ externalId }) => externalId === null);
  const named = rows.filter(({ externalId }) => externalId !== null);
  // Without one nothing can be there already: to ask for what went in would only cost.
  await insertAll(tx, activities, own);
  const inserted = await insertNew(tx, activities, named);
  return new Set([...own.map(({ id }) => id), ...inserted]);
}

export async function setOptedOut(tx: Tx, leadId: string): Promise<void> {
  await tx.update(leads).set({ optedOut: true }).where(eq(leads.id, leadId));
}
