import { and, asc, eq, inArray, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { leads } from "@/db/schema";
import { isOneOf } from "@/db/sql";

/** Claims an offered lead that nobody else holds, or that waits for one of those who are away; tells whether it worked. */
export async function claim(
  tx: Tx,
  id: string,
  userId: string,
  now: number,
  until: number,
  away: readonly string[],
): Promise<boolean> {
  const changed = await tx
    .update(leads)
    .set({ claimedBy: userId, claimedUntil: until })
    .where(
      and(
        eq(leads.id, id),
        inArray(leads.stage, ["mql", "sal"]),
        or(isNull(leads.claimedBy), eq(leads.claimedBy, userId), lte(leads.claimedUntil, now)),
        or(
          isNull(leads.ownerId),
          eq(leads.ownerId, userId),
          and(eq(leads.stage, "mql"), isOneOf(leads.ownerId, away)),
        ),
      ),
    )
    .returning({ id: leads.id });
  return changed.length === 1;
}

/** Lets a claim go; `userId` null lets go of anybody's. */
export async function release(tx: Tx, id: string, userId: string | null): Promise<boolean> {
  const changed = await tx
    .update(leads)
    .set({ claimedBy: null, claimedUntil: null })
    .where(
      and(
        eq(leads.id, id),
        userId === null ? isNotNull(leads.claimedBy) : eq(leads.claimedBy, userId),
      ),
    )
    .returning({ id: leads.id });
  return changed.length === 1;
}

/** Lets go of claims that ran out; gives the leads. */
export async function releaseStale(tx: Tx, ids: readonly string[], now: number): Promise<string[]> {
  const changed = await tx
    .update(leads)
    .set({ claimedBy: null, claimedUntil: null })
    .where(and(inArray(leads.id, [...ids]), lte(leads.claimedUntil, now)))
    .returning({ id: leads.id });
  return changed.map(({ id }) => id);
}

/** Leads whose claim ran out. */
export async function readStaleClaims(db: ReadDb, now: number, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: leads.id })
    .from(leads)
    .where(lte(leads.claimedUntil, now))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Accepted leads that somebody owns and nobody touched, the longest waiting first. */
export async function readUntouched(db: ReadDb, before: number, limit: number) {
  return db
    .select({
      id: leads.id,
      stageAt: leads.stageAt,
      ownerId: sql<string>`${leads.ownerId}`,
      version: leads.version,
    })
    .from(leads)
    .where(
      and(
        eq(leads.stage, "sal"),
        isNull(leads.firstTouchAt),
        isNotNull(leads.ownerId),
        lte(leads.stageAt, before),
      ),
    )
    .orderBy(asc(leads.stageAt))
    .limit(limit);
}
