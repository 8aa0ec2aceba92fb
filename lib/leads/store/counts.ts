import { and, type SQLWrapper, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { leads } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { Stage } from "@/lib/engine/stages";
import { searchSlices } from "./search";
import type { LeadCondition } from "./where";

export interface StageCounts {
  stage: Stage;
  count: number;
}

/** Leads per stage; without a filter read from an index alone. */
export async function countStages(
  db: ReadDb,
  { where, readsKeys }: LeadCondition,
): Promise<StageCounts[]> {
  if (readsKeys) return countInSlices(db, where);
  const select = (d: ReadDb) => d.select({ stage: leads.stage, count: countOf() }).from(leads);
  if (where) return select(db).where(where).groupBy(leads.stage);
  return prepared(db, "leads.countStages", (d) =>
    select(d).groupBy(leads.stage).prepare("leads_count_stages"),
  ).execute();
}

export interface GroupCounts extends StageCounts {
  /** What a group's leads have in common; null = not known. */
  key: string | null;
}

/** Leads per stage and what they have in `column`. */
export async function countGroups(
  db: ReadDb,
  { where, readsKeys }: LeadCondition,
  column: SQLWrapper,
): Promise<GroupCounts[]> {
  const key = sql<string | null>`${column}`;
  const select = (bound: LeadCondition["where"]) =>
    db
      .select({ stage: leads.stage, key, count: countOf() })
      .from(leads)
      .where(bound)
      .groupBy(leads.stage, key);
  if (!readsKeys) return select(where);
  const counts = new Map<string, GroupCounts>();
  for await (const slice of searchSlices(db)) {
    for (const row of await select(and(slice.where, where))) {
      const id = JSON.stringify([row.stage, row.key]);
      counts.set(id, { ...row, count: (counts.get(id)?.count ?? 0) + row.count });
    }
  }
  return [...counts.values()];
}

/** How many leads there are. */
export async function countLeads(db: ReadDb, { where, readsKeys }: LeadCondition): Promise<number> {
  if (readsKeys) {
    const counts = await countInSlices(db, where);
    return counts.reduce((sum, { count }) => sum + count, 0);
  }
  const [row] = await db.select({ count: countOf() }).from(leads).where(where);
  return row?.count ?? 0;
}

/** A lead that moves while others are counted may be counted at both places, or at none. */
async function countInSlices(db: ReadDb, where: LeadCondition["where"]): Promise<StageCounts[]> {
  const counts = new Map<Stage, number>();
  for await (const slice of searchSlices(db)) {
    const [row] = await db.select({ count: countOf() }).from(leads).where(and(slice.where, where));
    counts.set(slice.stage, (counts.get(slice.stage) ?? 0) + (row?.count ?? 0));
  }
  return [...counts].map(([stage, count]) => ({ stage, count }));
}
