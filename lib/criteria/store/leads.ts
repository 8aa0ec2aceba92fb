import { and, asc, desc, eq, gt, gte, lte } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { activities, leads } from "@/db/schema";

/** The facts of the newest leads. */
export async function recentAttributes(db: ReadDb, limit: number) {
  const rows = await db
    .select({ attributes: leads.attributes })
    .from(leads)
    .orderBy(desc(leads.createdAt))
    .limit(limit);
  return rows.map((row) => row.attributes);
}

/** What the newest activities carried; ids grow with time. */
export async function recentActivityProps(db: ReadDb, limit: number) {
  return db
    .select({ type: activities.type, props: activities.props })
    .from(activities)
    .orderBy(desc(activities.id))
    .limit(limit);
}

/** Where a lead stands, for telling who would qualify. */
export type LeadStanding = Awaited<ReturnType<typeof readLeadsAfter>>[number];

/** Leads in the order of their ids, so that a scan goes on where it stood. */
export async function readLeadsAfter(db: ReadDb, after: string, limit: number) {
  const rows = await db
    .select({
      id: leads.id,
      name: leads.name,
      company: leads.company,
      stage: leads.stage,
      createdAt: leads.createdAt,
      engagementSince: leads.engagementSince,
      scoredAt: leads.scoredAt,
      updatedAt: leads.updatedAt,
    })
    .from(leads)
    .where(gt(leads.id, after))
    .orderBy(asc(leads.id))
    .limit(limit);
  return rows.map(({ scoredAt, updatedAt, ...lead }) => ({
    ...lead,
    touchedAt: Math.max(scoredAt, updatedAt),
  }));
}

/**
 * Makes the scores of a run of leads, in the order of ids, due. What an earlier time under the same
 * version kept of their histories is not to be taken for what is in force now.
 */
export async function makeDue(tx: Tx, run: readonly { id: string }[], now: number): Promise<void> {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return;
  await tx
    .update(leads)
    .set({ rescoreAt: now, digest: null })
    .where(and(gte(leads.id, first.id), lte(leads.id, last.id)));
}

export async function findLeadStanding(db: ReadDb, id: string) {
  const [row] = await db
    .select({
      id: leads.id,
      name: leads.name,
      company: leads.company,
      stage: leads.stage,
      createdAt: leads.createdAt,
      engagementSince: leads.engagementSince,
    })
    .from(leads)
    .where(eq(leads.id, id));
  return row ?? null;
}
