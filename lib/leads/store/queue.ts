import { and, eq, inArray, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { prepared } from "@/db/prepared";
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
      callbackAt: leads.callbackAt,
      score: sql<number>`${leads.fit} + ${leads.engagement}`.mapWith(Number),
    })
    .from(leads)
    .where(and(inArray(leads.stage, ["mql", "sal"]), where));
}

const QUEUED = {
  ...CARD,
  email: leads.email,
  phone: leads.phone,
  attempts: leads.attempts,
  callbackAt: leads.callbackAt,
  mqlAt: leads.mqlAt,
  lastActivityAt: leads.lastActivityAt,
};

/** The queue's view of these leads. */
export async function readQueued(db: ReadDb, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .select(QUEUED)
    .from(leads)
    .where(inArray(leads.id, [...ids]));
}

/** The user's nurtured leads whose day has come. */
export async function countReturning(
  db: ReadDb,
  userId: string,
  where: SQL | undefined,
  now: number,
): Promise<number> {
  const select = (d: ReadDb, user: string | Placeholder, moment: number | Placeholder) =>
    d
      .select({ count: countOf() })
      .from(leads)
      .where(
        and(
          eq(leads.stage, "nurture"),
          eq(leads.ownerId, user),
          sql`${leads.nurtureUntil} <= ${moment}`,
          where,
        ),
      );
  const [row] = where
    ? await select(db, userId, now)
    : await prepared(db, "leads.countReturning", (d) =>
        select(d, sql.placeholder("userId"), sql.placeholder("now")).prepare(
          "leads_count_returning",
        ),
      ).execute({ userId, now });
  return row?.count ?? 0;
}
