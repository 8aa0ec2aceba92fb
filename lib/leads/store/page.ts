import { and, asc, desc, eq, ne, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { criteriaVersions, exitReasons, leads, observations, stageMoves } from "@/db/schema";
import { countOf } from "@/db/sql";
import { CARD } from "./cards";

/** Everything the lead's own row says. */
export async function readDetail(db: ReadDb, id: string) {
  const [row] = await prepared(db, "leads.detail", (d) =>
    d
      .select({
        ...CARD,
        email: leads.email,
        phone: leads.phone,
        externalId: leads.externalId,
        attributes: leads.attributes,
        campaign: leads.campaign,
        country: leads.country,
        accountId: leads.accountId,
        utmFirst: leads.utmFirst,
        utmLast: leads.utmLast,
        exitReasonId: leads.exitReasonId,
        scoredAt: leads.scoredAt,
        rescoreAt: leads.rescoreAt,
        heldAt: leads.heldAt,
        engagementSince: leads.engagementSince,
        mqlAt: leads.mqlAt,
        criteriaVersionId: leads.criteriaVersionId,
        attempts: leads.attempts,
        firstMqlAt: leads.firstMqlAt,
        firstSalAt: leads.firstSalAt,
        firstSqlAt: leads.firstSqlAt,
        firstCustomerAt: leads.firstCustomerAt,
        lastActivityAt: leads.lastActivityAt,
        createdAt: leads.createdAt,
        updatedAt: leads.updatedAt,
      })
      .from(leads)
      .where(eq(leads.id, sql.placeholder("id")))
      .prepare("leads_detail"),
  ).execute({ id });
  return row ?? null;
}

/** What became known about a lead, oldest first. */
export async function readObservations(db: ReadDb, leadId: string) {
  return db
    .select({
      id: observations.id,
      observedAt: observations.observedAt,
      values: observations.values,
      origin: observations.origin,
      actorId: observations.actorId,
    })
    .from(observations)
    .where(eq(observations.leadId, leadId))
    .orderBy(asc(observations.observedAt), asc(observations.id));
}

/** Other people of an account: the newest in their stage, and how many there are. */
export async function readColleagues(db: ReadDb, accountId: string, leadId: string, limit: number) {
  const others = and(eq(leads.accountId, accountId), ne(leads.id, leadId));
  const rows = await db
    .select({
      id: leads.id,
      name: leads.name,
      title: leads.title,
      stage: leads.stage,
      label: leads.label,
      ownerId: leads.ownerId,
    })
    .from(leads)
    .where(others)
    .orderBy(desc(leads.stageAt), desc(leads.id))
    .limit(limit);
  const [counted] = await db.select({ n: countOf() }).from(leads).where(others);
  return { rows, count: counted?.n ?? 0 };
}

/** A lead's moves with what their ids stand for, newest first. */
export async function readMoveItems(db: ReadDb, leadId: string) {
  return db
    .select({
      id: stageMoves.id,
      step: stageMoves.step,
      from: stageMoves.from,
      to: stageMoves.to,
      at: stageMoves.at,
      recordedAt: stageMoves.recordedAt,
      actorId: stageMoves.actorId,
      actorName: stageMoves.actorName,
      reasonId: stageMoves.reasonId,
      reasonLabel: exitReasons.label,
      note: stageMoves.note,
      path: stageMoves.path,
      criteriaVersionId: stageMoves.criteriaVersionId,
      criteriaNumber: criteriaVersions.number,
      fit: stageMoves.fit,
      engagement: stageMoves.engagement,
      undoes: stageMoves.undoes,
    })
    .from(stageMoves)
    .leftJoin(exitReasons, eq(exitReasons.id, stageMoves.reasonId))
    .leftJoin(criteriaVersions, eq(criteriaVersions.id, stageMoves.criteriaVersionId))
    .where(eq(stageMoves.leadId, leadId))
    .orderBy(desc(stageMoves.step));
}

/** The frozen explanation of the hand-off at that moment. */
export async function readExplanation(db: ReadDb, leadId: string, mqlAt: number) {
  const [row] = await db
    .select({ explanation: stageMoves.explanation })
    .from(stageMoves)
    .where(and(eq(stageMoves.leadId, leadId), eq(stageMoves.to, "mql"), eq(stageMoves.at, mqlAt)))
    .orderBy(desc(stageMoves.step))
    .limit(1);
  return row?.explanation ?? null;
}

export async function readVersionName(db: ReadDb, id: string): Promise<string | null> {
  const [row] = await db
    .select({ name: criteriaVersions.name })
    .from(criteriaVersions)
    .where(eq(criteriaVersions.id, id));
  return row?.name ?? null;
}

/** The reasons that can be chosen, in their order. */
export async function readOfferedReasons(db: ReadDb) {
  const rows = await db
    .select({
      id: exitReasons.id,
      label: exitReasons.label,
      kind: exitReasons.kind,
      needsAttempts: exitReasons.needsAttempts,
      retiredAt: exitReasons.retiredAt,
    })
    .from(exitReasons)
    .orderBy(asc(exitReasons.position), asc(exitReasons.id));
  return rows
    .filter(({ retiredAt }) => retiredAt === null)
    .map(({ retiredAt, ...reason }) => reason);
}
