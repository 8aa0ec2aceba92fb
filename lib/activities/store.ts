import { eq } from "drizzle-orm";
import { insertNew } from "@/db/bulk";
import type { Tx } from "@/db/handles";
import { activities, leads } from "@/db/schema";

export type ActivityRow = typeof activities.$inferSelect;

/** Inserts activities; gives the ids of those whose external id was new. */
export async function insertActivities(tx: Tx, rows: readonly ActivityRow[]): Promise<Set<string>> {
  return new Set(await insertNew(tx, "activities", activities, rows));
}

export async function setOptedOut(tx: Tx, leadId: string): Promise<void> {
  await tx.update(leads).set({ optedOut: true }).where(eq(leads.id, leadId));
}
