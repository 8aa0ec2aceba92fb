import { and, asc, desc, eq, inArray, isNull, notInArray, sql } from "drizzle-orm";
import { insertAll } from "@/db/bulk";
import type { ReadDb, Tx } from "@/db/handles";
import { isListed, listed } from "@/db/lists";
import { prepared } from "@/db/prepared";
import { activities, audit, exitReasons, handoffs, leads, stageMoves, users } from "@/db/schema";
import { TOUCH_TYPES } from "@/lib/engine/activities";
import type { WorkingLead } from "./working";

export type MoveRow = typeof stageMoves.$inferSelect;
export type HandoffRow = typeof handoffs.$inferSelect;

/** The moves of these leads in the order they were made, without their explanations. */
async function selectMoves(db: ReadDb, leadIds: readonly string[]) {
  if (leadIds.length === 0) return [];
  return prepared(db, "leads.moves", (d) =>
    d
      .select({
        id: stageMoves.id,
        leadId: stageMoves.leadId,
        step: stageMoves.step,
        from: stageMoves.from,
        to: stageMoves.to,
        at: stageMoves.at,
        recordedAt: stageMoves.recordedAt,
        actorId: stageMoves.actorId,
        actorName: stageMoves.actorName,
        reasonId: stageMoves.reasonId,
        path: stageMoves.path,
        criteriaVersionId: stageMoves.criteriaVersionId,
        fit: stageMoves.fit,
        engagement: stageMoves.engagement,
        undoes: stageMoves.undoes,
      })
      .from(stageMoves)
      .where(isListed(stageMoves.leadId))
      .orderBy(asc(stageMoves.leadId), asc(stageMoves.step))
      .prepare("leads_moves"),
  ).execute(listed(leadIds));
}
export type ReadMove = Awaited<ReturnType<typeof selectMoves>>[number];

/** A lead's moves in the order they were made, without their explanations. */
export function readMoves(db: ReadDb, leadId: string): Promise<ReadMove[]> {
  return selectMoves(db, [leadId]);
}

/** The same of many leads. */
export async function readMovesOf(
  db: ReadDb,
  leadIds: readonly string[],
): Promise<Map<string, ReadMove[]>> {
  return byLead(await selectMoves(db, leadIds));
}

/** Rows of many leads, apart. */
export function byLead<T extends { leadId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.leadId);
    if (group) group.push(row);
    else groups.set(row.leadId, [row]);
  }
  return groups;
}

export async function insertMoves(tx: Tx, rows: readonly MoveRow[]): Promise<void> {
  await insertAll(tx, stageMoves, rows);
}

export async function insertHandoffs(tx: Tx, rows: readonly HandoffRow[]): Promise<void> {
  await insertAll(tx, handoffs, rows);
}

/** Puts newly derived hand-offs in place of all that these leads have. */
export async function replaceHandoffs(
  tx: Tx,
  leadIds: readonly string[],
  rows: readonly HandoffRow[],
): Promise<void> {
  if (leadIds.length > 0) {
    await prepared(tx, "leads.deleteHandoffs", (t) =>
      t.delete(handoffs).where(isListed(handoffs.leadId)).prepare("leads_delete_handoffs"),
    ).execute(listed(leadIds));
  }
  await insertHandoffs(tx, rows);
}

/** What hand-offs of these leads keep, and when they began and were first touched. */
export async function readHandoffMoments(db: ReadDb, leadIds: readonly string[]) {
  if (leadIds.length === 0) return [];
  return prepared(db, "leads.handoffMoments", (d) =>
    d
      .select({
        leadId: handoffs.leadId,
        round: handoffs.round,
        mqlAt: handoffs.mqlAt,
        slaDueAt: handoffs.slaDueAt,
        touchDueAt: handoffs.touchDueAt,
        assignedAt: handoffs.assignedAt,
        firstTouchAt: handoffs.firstTouchAt,
      })
      .from(handoffs)
      .where(isListed(handoffs.leadId))
      .orderBy(asc(handoffs.leadId), asc(handoffs.round))
      .prepare("leads_handoff_moments"),
  ).execute(listed(leadIds));
}

export async function setHandoffTouch(
  tx: Tx,
  leadId: string,
  round: number,
  firstTouchAt: number | null,
): Promise<void> {
  await prepared(tx, "leads.handoffTouch", (t) =>
    t
      .update(handoffs)
      .set({ firstTouchAt: sql`${sql.placeholder("firstTouchAt")}` })
      .where(
        and(
          eq(handoffs.leadId, sql.placeholder("leadId")),
          eq(handoffs.round, sql.placeholder("round")),
        ),
      )
      .prepare("leads_handoff_touch"),
  ).execute({ leadId, round, firstTouchAt });
}

/** Says since when somebody is answerable for the hand-off that runs, unless somebody was before. */
export async function setAssigned(tx: Tx, leadId: string, at: number): Promise<void> {
  await prepared(tx, "leads.handoffAssigned", (t) =>
    t
      .update(handoffs)
      .set({ assignedAt: sql`${sql.placeholder("at")}` })
      .where(
        and(
          eq(handoffs.leadId, sql.placeholder("leadId")),
          isNull(handoffs.assignedAt),
          isNull(handoffs.exitAt),
          sql`${handoffs.round} = (select max(latest.round) from ${handoffs} as latest
            where latest.lead_id = ${sql.placeholder("ofLead")})`,
        ),
      )
      .prepare("leads_handoff_assigned"),
  ).execute({ leadId, ofLead: leadId, at });
}

/** Epoch ms; programs may have sent anything under this name. */
const callbackOf = (props: typeof activities.props) =>
  sql<number | null>`${props} ->> 'callbackAt'`.mapWith((value) => {
    const at = Number(value);
    return Number.isSafeInteger(at) && at > 0 && at <= 8.64e15 ? at : null;
  });

/** What sales did with these leads, in order of time. */
export async function readTouches(db: ReadDb, leadIds: readonly string[]) {
  if (leadIds.length === 0) return [];
  return prepared(db, "leads.touches", (d) =>
    d
      .select({
        leadId: activities.leadId,
        type: activities.type,
        at: activities.at,
        callbackAt: callbackOf(activities.props),
      })
      .from(activities)
      .where(and(isListed(activities.leadId), inArray(activities.type, [...TOUCH_TYPES])))
      .orderBy(asc(activities.leadId), asc(activities.at))
      .prepare("leads_touches"),
  ).execute(listed(leadIds));
}

export async function setTouch(
  tx: Tx,
  leadId: string,
  touch: Pick<WorkingLead, "firstTouchAt" | "attempts" | "slaDueAt" | "callbackAt">,
): Promise<void> {
  await prepared(tx, "leads.touch", (t) =>
    t
      .update(leads)
      .set({
        firstTouchAt: sql`${sql.placeholder("firstTouchAt")}`,
        attempts: sql`${sql.placeholder("attempts")}`,
        slaDueAt: sql`${sql.placeholder("slaDueAt")}`,
        callbackAt: sql`${sql.placeholder("callbackAt")}`,
      })
      .where(eq(leads.id, sql.placeholder("leadId")))
      .prepare("leads_touch"),
  ).execute({ leadId, ...touch });
}

/** Who changed a lead last, for telling somebody who was slower. */
export async function lastChange(db: ReadDb, leadId: string) {
  const [row] = await db
    .select({
      actorName: audit.actorName,
      action: audit.action,
      at: audit.at,
      after: audit.after,
    })
    .from(audit)
    .where(
      and(
        eq(audit.entity, "lead"),
        eq(audit.entityId, leadId),
        notInArray(audit.action, ["lead.activity", "lead.mention"]),
      ),
    )
    .orderBy(desc(audit.seq))
    .limit(1);
  return row ?? null;
}

/** What these leads were before their latest moves, newest first, as the audit log kept it. */
export async function readMoveAudit(db: ReadDb, leadIds: readonly string[], limit = 20) {
  return db
    .select({ before: audit.before, after: audit.after })
    .from(audit)
    .where(
      and(
        eq(audit.entity, "lead"),
        inArray(audit.entityId, [...leadIds]),
        inArray(audit.action, ["lead.move", "lead.undo"]),
      ),
    )
    .orderBy(desc(audit.seq))
    .limit(limit);
}

export async function readExitReason(db: ReadDb, id: string) {
  const [row] = await db
    .select({
      id: exitReasons.id,
      label: exitReasons.label,
      kind: exitReasons.kind,
      needsAttempts: exitReasons.needsAttempts,
      retiredAt: exitReasons.retiredAt,
    })
    .from(exitReasons)
    .where(eq(exitReasons.id, id));
  return row ?? null;
}

/** Names of all users, disabled ones too: they own and did things. */
export async function readUserNames(db: ReadDb): Promise<Map<string, string>> {
  const rows = await prepared(db, "leads.userNames", (d) =>
    d.select({ id: users.id, name: users.name }).from(users).prepare("leads_user_names"),
  ).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A user who can be given leads; null when there is none. */
export async function readAssignee(db: ReadDb, id: string) {
  const [row] = await db
    .select({ id: users.id, name: users.name, role: users.role, disabledAt: users.disabledAt })
    .from(users)
    .where(eq(users.id, id));
  return row ?? null;
}
