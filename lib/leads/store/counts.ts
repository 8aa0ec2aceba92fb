import { and, isNotNull, type SQLWrapper, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { leads } from "@/db/schema";
import type { Asked } from "@/db/search-index";
import { countOf } from "@/db/sql";
import type { Stage } from "@/lib/engine/stages";
import { searchSlices } from "./search";
import type { LeadCondition } from "./where";

const EVERYBODY: LeadCondition = { where: undefined, commonWords: null };

export interface StageCounts {
  stage: Stage;
  count: number;
}

/** Leads per stage; without a filter read from an index alone. */
export async function countStages(
  db: ReadDb,
  { where, commonWords }: LeadCondition,
): Promise<StageCounts[]> {
  if (commonWords) return countInSlices(db, where, commonWords);
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
  { where, commonWords }: LeadCondition,
  column: SQLWrapper,
): Promise<GroupCounts[]> {
  const key = sql<string | null>`${column}`;
  const select = (bound: LeadCondition["where"]) =>
    db
      .select({ stage: leads.stage, key, count: countOf() })
      .from(leads)
      .where(bound)
      .groupBy(leads.stage, key);
  if (!commonWords) return where || column !== leads.ownerId ? select(where) : countOwners(db);
  const counts = new Map<string, GroupCounts>();
  for await (const slice of searchSlices(db, commonWords)) {
    for (const row of await select(and(slice, where))) {
      const id = JSON.stringify([row.stage, row.key]);
      counts.set(id, { ...row, count: (counts.get(id)?.count ?? 0) + row.count });
    }
  }
  return [...counts.values()];
}

/**
 * All leads per stage and owner. Those of nobody are what is left: the index by owner does without them,
 * so that most leads come in without a place in it.
 */
async function countOwners(db: ReadDb): Promise<GroupCounts[]> {
  const { stage, ownerId: key } = leads;
  const owned = await db
    .select({ stage, key, count: countOf() })
    .from(leads)
    .where(isNotNull(key))
    .groupBy(stage, key);
  const left = new Map((await countStages(db, EVERYBODY)).map((row) => [row.stage, row.count]));
  for (const row of owned) left.set(row.stage, (left.get(row.stage) ?? 0) - row.count);
  const unowned = [...left].map(([of, count]) => ({ stage: of, key: null, count }));
  return [...owned, ...unowned.filter(({ count }) => count > 0)];
}

/** How many leads there are. */
export async function countLeads(
  db: ReadDb,
  { where, commonWords }: LeadCondition,
): Promise<number> {
  if (commonWords) {
    const counts = await countInSlices(db, where, commonWords);
    return counts.reduce((sum, { count }) => sum + count, 0);
  }
  const [row] = await db.select({ count: countOf() }).from(leads).where(where);
  return row?.count ?? 0;
}

async function countInSlices(
  db: ReadDb,
  where: LeadCondition["where"],
  commonWords: Asked,
): Promise<StageCounts[]> {
  const counts = new Map<Stage, number>();
  for await (const slice of searchSlices(db, commonWords)) {
    const rows = await db
      .select({ stage: leads.stage, count: countOf() })
      .from(leads)
      .where(and(slice, where))
      .groupBy(leads.stage);
    for (const { stage, count } of rows) counts.set(stage, (counts.get(stage) ?? 0) + count);
  }
  return [...counts].map(([stage, count]) => ({ stage, count }));
}
