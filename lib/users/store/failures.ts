import { and, eq, gt, inArray, lte, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { signInFailures } from "@/db/schema";

/** Failures counted against each key within its running window. */
export async function readFailures(
  db: ReadDb,
  keys: string[],
  now: number,
): Promise<Map<string, number>> {
  const rows = await db
    .select({ key: signInFailures.key, count: signInFailures.count })
    .from(signInFailures)
    .where(and(inArray(signInFailures.key, keys), gt(signInFailures.windowEndsAt, now)));
  return new Map(rows.map((row) => [row.key, row.count]));
}

/** Counts one more failure; a window that ran out begins anew. Gives the count. */
export async function countFailure(
  tx: Tx,
  key: string,
  now: number,
  windowMs: number,
): Promise<number> {
  const ended = sql`${signInFailures.windowEndsAt} <= ${now}`;
  const [row] = await tx
    .insert(signInFailures)
    .values({ key, count: 1, windowEndsAt: now + windowMs })
    .onConflictDoUpdate({
      target: signInFailures.key,
      set: {
        count: sql`case when ${ended} then 1 else ${signInFailures.count} + 1 end`,
        windowEndsAt: sql`case when ${ended} then ${now + windowMs} else ${signInFailures.windowEndsAt} end`,
      },
    })
    .returning({ count: signInFailures.count });
  return row?.count ?? 1;
}

export async function clearFailures(tx: Tx, key: string): Promise<void> {
  await tx.delete(signInFailures).where(eq(signInFailures.key, key));
}

/** Forgets windows that ran out, so that the table stays small. */
export async function dropStaleFailures(tx: Tx, now: number): Promise<void> {
  await tx.delete(signInFailures).where(lte(signInFailures.windowEndsAt, now));
}
