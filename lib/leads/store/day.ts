import { aliasedTable, and, asc, desc, eq, gte, inArray, isNull, lt, notExists } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { activities, leads, stageMoves } from "@/db/schema";
import { isWork } from "@/db/schema/activities";
import { SLA_STAGES, type Stage } from "@/lib/engine/stages";

const LEAD = { id: leads.id, name: leads.name, company: leads.company };

const undoing = aliasedTable(stageMoves, "undoing");

/** Moves that somebody made since `from` into these stages and that stand, the latest first. */
export async function readMovesBy(
  db: ReadDb,
  userId: string,
  from: number,
  stages: readonly Stage[],
) {
  return db
    .select({ ...LEAD, kind: stageMoves.to })
    .from(stageMoves)
    .innerJoin(leads, eq(leads.id, stageMoves.leadId))
    .where(
      and(
        inArray(stageMoves.to, [...stages]),
        gte(stageMoves.at, from),
        eq(stageMoves.actorId, userId),
        isNull(stageMoves.undoes),
        notExists(
          db
            .select({ id: undoing.id })
            .from(undoing)
            .where(and(eq(undoing.leadId, stageMoves.leadId), eq(undoing.undoes, stageMoves.id))),
        ),
      ),
    )
    .orderBy(desc(stageMoves.at), desc(stageMoves.id));
}

/** Calls, emails and meetings of somebody since `from`, the latest first. */
export async function readTouchesBy(db: ReadDb, userId: string, from: number) {
  return db
    .select({ ...LEAD, kind: activities.type })
    .from(activities)
    .innerJoin(leads, eq(leads.id, activities.leadId))
    .where(and(isWork(activities), gte(activities.at, from), eq(activities.actorId, userId)))
    .orderBy(desc(activities.at), desc(activities.id));
}

/** Somebody's leads to call back before `until`, the earliest first. */
export async function readCallsOf(db: ReadDb, userId: string, until: number) {
  return db
    .select({ ...LEAD, callbackAt: leads.callbackAt })
    .from(leads)
    .where(and(eq(leads.ownerId, userId), lt(leads.callbackAt, until)))
    .orderBy(asc(leads.callbackAt), asc(leads.id));
}

/** Somebody's leads whose agreed time is over, the longest over first. */
export async function readLateOf(db: ReadDb, userId: string, now: number) {
  return db
    .select({ ...LEAD, slaDueAt: leads.slaDueAt })
    .from(leads)
    .where(
      and(
        eq(leads.ownerId, userId),
        inArray(leads.stage, [...SLA_STAGES]),
        lt(leads.slaDueAt, now),
      ),
    )
    .orderBy(asc(leads.slaDueAt), asc(leads.id));
}
