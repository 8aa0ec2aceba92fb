import { and, gt, gte, lt, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { handoffs, leads } from "@/db/schema";

/**
 * Rows that one statement looks at, so that none holds the request thread up for long: on SQLite
 * a statement blocks whoever else waits for this process.
 */
const ROWS_PER_STATEMENT = 600;

/** Instants by which rows are found in order of time, through an index. */
const TIMES = {
  created: { table: leads, at: leads.createdAt },
  mql: { table: handoffs, at: handoffs.mqlAt },
} as const;

export interface Slice {
  from: number;
  to: number;
}

/**
 * The period in slices of few rows each; empty stretches are skipped, and no slice crosses
 * `endOf(at)`, the end of the cohort that holds an instant. Only rows of one and the same instant
 * stay together whatever their number.
 */
export async function* slicesOf(
  db: ReadDb,
  kind: keyof typeof TIMES,
  period: Slice,
  endOf: (at: number) => number,
): AsyncGenerator<Slice> {
  let from = period.from;
  while (from < period.to) {
    const start = await instantOf(db, kind, gte, from, period.to, 0);
    if (start === null) return;
    const end = Math.min(period.to, endOf(start));
    const cut = await instantOf(db, kind, gte, start, end, ROWS_PER_STATEMENT);
    const to =
      cut === null
        ? end
        : cut > start
          ? cut
          : ((await instantOf(db, kind, gt, start, end, 0)) ?? end);
    yield { from: start, to };
    from = to;
    // SQLite answers without waiting: let other requests in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Instant of the row with that offset, null when there are fewer. */
async function instantOf(
  db: ReadDb,
  kind: keyof typeof TIMES,
  after: typeof gte,
  from: number,
  to: number,
  offset: number,
): Promise<number | null> {
  const { table, at } = TIMES[kind];
  const [row] = await db
    .select({ at })
    .from(table)
    .where(and(after(at, from), lt(at, to)))
    .orderBy(at)
    .limit(1)
    .offset(offset);
  return row?.at ?? null;
}

/** First and last instant that anything is known of; null in an empty workspace. */
export async function extentOf(db: ReadDb): Promise<{ first: number; last: number } | null> {
  const ends = await Promise.all(
    (["created", "mql"] as const).map(async (kind) => {
      const { table, at } = TIMES[kind];
      const [first] = await db.select({ at: sql<number>`min(${at})`.mapWith(Number) }).from(table);
      const [last] = await db.select({ at: sql<number>`max(${at})`.mapWith(Number) }).from(table);
      return [first?.at ?? null, last?.at ?? null];
    }),
  );
  const known = ends.flat().filter((at): at is number => at !== null);
  return known.length > 0 ? { first: Math.min(...known), last: Math.max(...known) } : null;
}
