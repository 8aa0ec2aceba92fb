import { and, asc, eq, gte, inArray, isNotNull, ne, notInArray, or } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { handoffs, leads, stageMoves } from "@/db/schema";

/** The moves of every lead that did more than arrive since an instant, or is in nurture. */
export async function readMovesSince(db: ReadDb, at: number) {
  const moved = db
    .select({ id: stageMoves.leadId })
    .from(stageMoves)
    .where(
      and(
        or(gte(stageMoves.at, at), gte(stageMoves.recordedAt, at)),
        or(isNotNull(stageMoves.from), ne(stageMoves.to, "inquiry")),
      ),
    );
  const nurtured = db.select({ id: leads.id }).from(leads).where(eq(leads.stage, "nurture"));
  return db
    .select({
      leadId: stageMoves.leadId,
      id: stageMoves.id,
      to: stageMoves.to,
      at: stageMoves.at,
      path: stageMoves.path,
      undoes: stageMoves.undoes,
    })
    .from(stageMoves)
    .where(or(inArray(stageMoves.leadId, moved), inArray(stageMoves.leadId, nurtured)))
    .orderBy(asc(stageMoves.leadId), asc(stageMoves.step));
}

/** Leads that marketing does not have now. */
export async function readOutOfMarketing(db: ReadDb): Promise<string[]> {
  const rows = await db
    .select({ id: leads.id })
    .from(leads)
    .where(notInArray(leads.stage, ["inquiry", "nurture"]));
  return rows.map(({ id }) => id);
}

/** Hand-offs to sales from an instant on, those of one lead in order. */
export async function readHandoffsSince(db: ReadDb, at: number) {
  return db
    .select({
      leadId: handoffs.leadId,
      mqlAt: handoffs.mqlAt,
      path: handoffs.path,
      salAt: handoffs.salAt,
      sqlAt: handoffs.sqlAt,
      exitAt: handoffs.exitAt,
    })
    .from(handoffs)
    .where(gte(handoffs.mqlAt, at))
    .orderBy(asc(handoffs.leadId), asc(handoffs.round));
}
