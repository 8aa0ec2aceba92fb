import { isNotNull, type SQLWrapper, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { leads } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { Stage } from "@/lib/engine/stages";
import { ROWS_AT_ONCE, type Slice, slicesOf } from "./slices";
import type { LeadCondition } from "./where";

const EVERYBODY: LeadCondition = { where: undefined, commonWords: null };

export interface StageCounts {
  stage: Stage;
  count: number;
}

/** Leads per stage; without a filter read from an index alone. */
export async function countStages(
  db: ReadDb,
  condition: LeadCondition,
  rows = ROWS_AT_ONCE,
): Promise<StageCounts[]> {
  const statement = ({ from, where }: Slice) =>
    db
      .select({ stage: leads.stage, count: countOf() })
      .from(from)
      .where(where)
      .groupBy(leads.stage);
  if (!condition.where && !condition.commonWords) {
    return prepared(db, "leads.countStages", (d) =>
      d
        .select({ stage: leads.stage, count: countOf() })
        .from(leads)
        .groupBy(leads.stage)
        .prepare("leads_count_stages"),
    ).execute();
  }
  const counts = new Map<Stage, number>();
  for await (const slice of slicesOf(db, condition, statement, rows)) {
    for (const { stage, count } of await statement(slice)) {
      counts.set(stage, (counts.get(stage) ?? 0) + count);
    }
  }
  return [...counts].map(([stage, count]) => ({ stage, count }));
}

export interface GroupCounts extends StageCounts {
  /** What a group's leads have in common; null = not known. */
  key: string | null;
}

/** Leads per stage and what they have in `column`. */
export async function countGroups(
  db: ReadDb,
  condition: LeadCondition,
  column: SQLWrapper,
  rows = ROWS_AT_ONCE,
): Promise<GroupCounts[]> {
  const { where, commonWords } = condition;
  if (!where && !commonWords && column === leads.ownerId) return countOwners(db);
  const key = sql<string | null>`${column}`;
  const statement = (slice: Slice) =>
    db
      .select({ stage: leads.stage, key, count: countOf() })
      .from(slice.from)
      .where(slice.where)
      .groupBy(leads.stage, key);
  const counts = new Map<string, GroupCounts>();
  for await (const slice of slicesOf(db, condition, statement, rows)) {
    for (const row of await statement(slice)) {
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
  condition: LeadCondition,
  rows = ROWS_AT_ONCE,
): Promise<number> {
  const statement = ({ from, where }: Slice) =>
    db.select({ count: countOf() }).from(from).where(where);
  let count = 0;
  for await (const slice of slicesOf(db, condition, statement, rows)) {
    const [row] = await statement(slice);
    count += row?.count ?? 0;
  }
  return count;
}
