import { setImmediate } from "node:timers/promises";
import { and, getTableName, type SQL, type SQLWrapper, Subquery, sql } from "drizzle-orm";
import { dialect } from "@/db/dialect";
import type { ReadDb } from "@/db/handles";
import { leads } from "@/db/schema";
import { rowsOf } from "@/db/sql";
import { searchSlices } from "./search";
import type { LeadCondition } from "./where";

/** Leads that one statement reads where no index says which are wanted: some ten milliseconds on SQLite. */
export const ROWS_AT_ONCE = 20_000;

/** Some of the leads, of which one statement is asked. */
export interface Slice {
  from: typeof leads;
  where: SQL | undefined;
}

/** A stretch of the table by its rows, whatever its indexes promise. */
function stretch(from: number, upTo: number): typeof leads {
  const rows = sql`select * from ${leads} not indexed where rowid > ${from} and rowid <= ${upTo}`;
  return new Subquery(rows, {}, getTableName(leads)) as unknown as typeof leads;
}

/** How many rows the table has had at most. */
async function lastRow(db: ReadDb): Promise<number> {
  const [row] = await rowsOf<{ last: number | null }>(
    db,
    sql`select max(rowid) as last from ${leads}`,
  );
  return row?.last ?? 0;
}

/** How SQLite would answer a statement. */
async function planOf(db: ReadDb, statement: SQLWrapper): Promise<string[]> {
  const plan = await rowsOf<{ detail: string }>(db, sql`explain query plan ${statement.getSQL()}`);
  return plan.map(({ detail }) => detail);
}

/** Whether all leads are read one by one: an index may name them, but not say who is meant. */
const readsAll = (plan: readonly string[]) =>
  plan.some((step) => /^SCAN leads($| USING INDEX)/.test(step));

/** Whether a part of it is worked out before: each slice would do that anew. */
const hasListsMade = (plan: readonly string[]) =>
  plan.some((step) => /^(LIST SUBQUERY|SCALAR SUBQUERY|MATERIALIZE)/.test(step));

/**
 * Whether the first `limit` leads in an order are found by reading very many, `total` being how many
 * there are (null: not known).
 */
export async function isWideRead(
  db: ReadDb,
  statement: SQLWrapper,
  limit: number,
  total: number | null,
  rows = ROWS_AT_ONCE,
): Promise<boolean> {
  if (dialect === "pg") return false;
  const plan = await planOf(db, statement);
  if (hasListsMade(plan)) return false;
  if (plan.includes("USE TEMP B-TREE FOR ORDER BY")) {
    return readsAll(plan) || (total !== null && total > rows);
  }
  // An index has the order: it is walked until so many are found.
  return readsAll(plan) && total !== null && limit * (await lastRow(db)) > total * rows;
}

/** The table in stretches, with other requests let in between: SQLite answers without waiting. */
export async function* rowSlices(
  db: ReadDb,
  where: SQL | undefined,
  rows = ROWS_AT_ONCE,
): AsyncGenerator<Slice> {
  const last = await lastRow(db);
  for (let from = 0; from < last; from += rows) {
    yield { from: stretch(from, from + rows), where };
    await setImmediate();
  }
}

/**
 * Whom a condition is asked of, a statement at a time, so that none holds the request thread up for
 * long: everybody at once where an index says who is meant. PostgreSQL is always asked at once.
 */
export async function* slicesOf(
  db: ReadDb,
  { where, commonWords }: LeadCondition,
  statement: (slice: Slice) => SQLWrapper,
  rows = ROWS_AT_ONCE,
): AsyncGenerator<Slice> {
  if (commonWords) {
    for await (const slice of searchSlices(db, commonWords)) {
      yield { from: leads, where: and(slice, where) };
    }
    return;
  }
  const all = { from: leads, where };
  const plan = dialect === "pg" ? [] : await planOf(db, statement(all));
  if (readsAll(plan) && !hasListsMade(plan)) yield* rowSlices(db, where, rows);
  else yield all;
}
