import { sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { handoffs, leads } from "@/db/schema";

/** Instants by which rows are found in order of time, through an index. */
const TIMES = {
  created: { table: leads, at: leads.createdAt },
  mql: { table: handoffs, at: handoffs.mqlAt },
} as const;

/** from ≤ at < to; epoch ms. */
export interface Bounds {
  from: number;
  to: number;
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
