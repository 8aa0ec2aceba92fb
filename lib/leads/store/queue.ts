import { and, desc, eq, gt, inArray, isNull, lt, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { leads } from "@/db/schema";
import { countOf } from "@/db/sql";
import { CARD } from "./cards";

const QUEUED = {
  ...CARD,
  email: leads.email,
  phone: leads.phone,
  attempts: leads.attempts,
  mqlAt: leads.mqlAt,
  lastActivityAt: leads.lastActivityAt,
};

/** Offered to this SDR: nobody else's, and not held by anybody else. */
function isOffered(userId: string, now: number): SQL | undefined {
  return and(
    or(isNull(leads.claimedBy), eq(leads.claimedBy, userId), lte(leads.claimedUntil, now)),
    or(isNull(leads.ownerId), eq(leads.ownerId, userId)),
    // An accepted lead is offered again only when it lost its owner.
    or(
      eq(leads.stage, "mql"),
      and(eq(leads.stage, "sal"), or(isNull(leads.ownerId), eq(leads.claimedBy, userId))),
    ),
  );
}

function isMine(userId: string, now: number): SQL | undefined {
  return or(
    and(eq(leads.stage, "sal"), eq(leads.ownerId, userId)),
    and(eq(leads.stage, "mql"), eq(leads.claimedBy, userId), gt(leads.claimedUntil, now)),
    and(eq(leads.stage, "mql"), eq(leads.ownerId, userId)),
  );
}

const BY_URGENCY = [
  sql`${leads.slaDueAt} asc nulls last`,
  desc(sql`${leads.fit} + ${leads.engagement}`),
  leads.id,
];

function select(db: ReadDb, where: SQL | undefined, limit: number) {
  return db
    .select(QUEUED)
    .from(leads)
    .where(where)
    .orderBy(...BY_URGENCY)
    .limit(limit);
}

/** MQLs to take: the fast-tracked first, then by urgency, then by score. */
export async function readOffered(
  db: ReadDb,
  userId: string,
  where: SQL | undefined,
  now: number,
  limit: number,
) {
  const offered = and(inArray(leads.stage, ["mql", "sal"]), isOffered(userId, now), where);
  const fast = await select(db, and(offered, eq(leads.path, "fastTrack")), limit);
  if (fast.length === limit) return fast;
  const others = and(offered, or(isNull(leads.path), ne(leads.path, "fastTrack")));
  return [...fast, ...(await select(db, others, limit - fast.length))];
}

export async function readMine(
  db: ReadDb,
  userId: string,
  where: SQL | undefined,
  now: number,
  limit: number,
) {
  const stages = inArray(leads.stage, ["mql", "sal"]);
  return select(db, and(stages, isMine(userId, now), where), limit);
}

export async function countQueue(db: ReadDb, userId: string, where: SQL | undefined, now: number) {
  const offered = isOffered(userId, now);
  const mine = and(eq(leads.stage, "sal"), eq(leads.ownerId, userId));
  const [active] = await db
    .select({
      offered: countOf(offered),
      mine: countOf(mine),
      pastSla: countOf(and(or(offered, mine), lt(leads.slaDueAt, now))),
    })
    .from(leads)
    .where(and(inArray(leads.stage, ["mql", "sal"]), where));
  const [resting] = await db
    .select({ returning: countOf() })
    .from(leads)
    .where(
      and(
        eq(leads.stage, "nurture"),
        eq(leads.ownerId, userId),
        lte(leads.nurtureUntil, now),
        where,
      ),
    );
  return {
    offered: active?.offered ?? 0,
    mine: active?.mine ?? 0,
    pastSla: active?.pastSla ?? 0,
    returning: resting?.returning ?? 0,
  };
}
