import { and, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { leads } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { QueueFacts } from "@/lib/engine/queue";
import { CARD } from "./cards";

/** Every lead that sales has before it, with what its place in a queue depends on. */
export async function readWorked(db: ReadDb, where: SQL | undefined): Promise<QueueFacts[]> {
  return db
    .select({
      id: leads.id,
      stage: leads.stage,
      ownerId: leads.ownerId,
      claimedBy: leads.claimedBy,
      claimedUntil: leads.claimedUntil,
      path: leads.path,
      slaDueAt: leads.slaDueAt,
      score: sql<number>`${leads.fit} + ${leads.engagement}`.mapWith(Number),
    })
    .from(leads)
    .where(and(inArray(leads.stage, ["mql", "sal"]), where));
}

/** The queue's view of these leads, by id. */
export async function readQueued(db: ReadDb, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await db
    .select({
      ...CARD,
      email: leads.email,
      phone: leads.phone,
      attempts: leads.attempts,
      mqlAt: leads.mqlAt,
      lastActivityAt: leads.lastActivityAt,
    })
    .from(leads)
    .where(inArray(leads.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The user's nurtured leads whose day has come. */
export async function countReturning(
  db: ReadDb,
  userId: string,
  where: SQL | undefined,
  now: number,
): Promise<number> {
  const [row] = await db
    .select({ count: countOf() })
    .from(leads)
    .where(
      and(
        eq(leads.stage, "nurture"),
        eq(leads.ownerId, userId),
        lte(leads.nurtureUntil, now),
        where,
      ),
    );
  return row?.count ?? 0;
}
