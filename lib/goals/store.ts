import { and, asc, desc, eq, gte, inArray, isNull, or, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { goalChecks, goals } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { GoalCheck, GoalFigure, GoalPlace, GoalRow } from "./schema";

const COLUMNS = {
  id: goals.id,
  report: goals.report,
  search: goals.search,
  tableId: goals.tableId,
  rowId: goals.rowId,
  columnKey: goals.columnKey,
  figure: goals.figure,
  direction: goals.direction,
  target: goals.target,
  basis: goals.basis,
  lastDay: goals.lastDay,
  createdBy: goals.createdBy,
  createdByName: goals.createdByName,
  createdAt: goals.createdAt,
  version: goals.version,
};

type Row = Omit<GoalRow, "figure"> & { figure: unknown };

function goalOf(row: Row): GoalRow {
  return { ...row, figure: row.figure as GoalFigure };
}

/** All goals, the oldest first. */
export async function listGoalRows(db: ReadDb): Promise<GoalRow[]> {
  const rows = await db.select(COLUMNS).from(goals).orderBy(asc(goals.createdAt), asc(goals.id));
  return rows.map(goalOf);
}

/** Goals that hold on a local day. */
export async function goalsOn(db: ReadDb, day: string): Promise<GoalRow[]> {
  const rows = await db
    .select(COLUMNS)
    .from(goals)
    .where(or(isNull(goals.lastDay), gte(goals.lastDay, day)))
    .orderBy(asc(goals.id));
  return rows.map(goalOf);
}

export async function findGoal(db: ReadDb, id: string): Promise<GoalRow | null> {
  const [row] = await db.select(COLUMNS).from(goals).where(eq(goals.id, id));
  return row ? goalOf(row) : null;
}

/** The goals of a figure. */
export async function goalsOf(db: ReadDb, place: GoalPlace): Promise<GoalRow[]> {
  const rows = await db
    .select(COLUMNS)
    .from(goals)
    .where(
      and(
        eq(goals.report, place.report),
        eq(goals.search, place.search),
        eq(goals.tableId, place.tableId),
        eq(goals.rowId, place.rowId),
        eq(goals.columnKey, place.columnKey),
      ),
    );
  return rows.map(goalOf);
}

export async function countGoals(db: ReadDb): Promise<number> {
  const [row] = await db.select({ count: countOf() }).from(goals);
  return row?.count ?? 0;
}

export async function insertGoal(tx: Tx, goal: GoalRow): Promise<void> {
  await tx.insert(goals).values(goal);
}

/** Changes a goal if nobody else did since `version`; says whether. */
export async function updateGoal(
  tx: Tx,
  id: string,
  version: number,
  change: Pick<GoalRow, "direction" | "target" | "basis" | "lastDay">,
): Promise<boolean> {
  const updated = await tx
    .update(goals)
    .set({ ...change, version: sql`${goals.version} + 1` })
    .where(and(eq(goals.id, id), eq(goals.version, version)))
    .returning({ id: goals.id });
  return updated.length === 1;
}

/** Deletes a goal with its checks if nobody changed it since `version`; says whether. */
export async function removeGoal(tx: Tx, id: string, version: number): Promise<boolean> {
  const removed = await tx
    .delete(goals)
    .where(and(eq(goals.id, id), eq(goals.version, version)))
    .returning({ id: goals.id });
  return removed.length === 1;
}

const CHECK = {
  day: goalChecks.day,
  at: goalChecks.at,
  verdict: goalChecks.verdict,
  measured: goalChecks.measured,
  target: goalChecks.target,
};

/** The checks of a goal, the latest first. */
export async function checksOf(db: ReadDb, goalId: string, limit: number): Promise<GoalCheck[]> {
  return db
    .select(CHECK)
    .from(goalChecks)
    .where(eq(goalChecks.goalId, goalId))
    .orderBy(desc(goalChecks.day))
    .limit(limit);
}

/** The latest check of each goal, by the goal's id. */
export async function latestChecks(
  db: ReadDb,
  ids: readonly string[],
): Promise<Map<string, GoalCheck>> {
  if (ids.length === 0) return new Map();
  const latest = db
    .select({
      goalId: goalChecks.goalId,
      day: sql<string>`max(${goalChecks.day})`.as("latest_day"),
    })
    .from(goalChecks)
    .where(inArray(goalChecks.goalId, [...ids]))
    .groupBy(goalChecks.goalId)
    .as("latest");
  const rows = await db
    .select({ goalId: goalChecks.goalId, ...CHECK })
    .from(goalChecks)
    .innerJoin(latest, and(eq(latest.goalId, goalChecks.goalId), eq(latest.day, goalChecks.day)));
  return new Map(rows.map(({ goalId, ...check }) => [goalId, check]));
}

/** Keeps what was measured; of two checks of a day the later one stays. */
export async function putCheck(tx: Tx, goalId: string, check: GoalCheck): Promise<void> {
  const { day, ...found } = check;
  await tx
    .insert(goalChecks)
    .values({ goalId, ...check })
    .onConflictDoUpdate({ target: [goalChecks.goalId, goalChecks.day], set: found });
}
