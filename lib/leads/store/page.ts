import { and, asc, desc, eq, isNull, ne, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { criteriaVersions, exitReasons, leads, observations, stageMoves } from "@/db/schema";
import { countOf } from "@/db/sql";
import { CARD } from "./cards";
import { MOVE_ITEM } from "./timeline";

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
        callbackAt: leads.callbackAt,
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
  return prepared(db, "leads.observations", (d) =>
    d
      .select({
        id: observations.id,
        observedAt: observations.observedAt,
        values: observations.values,
        origin: observations.origin,
        actorId: observations.actorId,
      })
      .from(observations)
      .where(eq(observations.leadId, sql.placeholder("leadId")))
      .orderBy(asc(observations.observedAt), asc(observations.id))
      .prepare("leads_observations"),
  ).execute({ leadId });
}

/** Other people of an account: the newest in their stage, and how many there are. */
export async function readColleagues(db: ReadDb, accountId: string, leadId: string, limit: number) {
  const others = and(
    eq(leads.accountId, sql.placeholder("accountId")),
    ne(leads.id, sql.placeholder("leadId")),
  );
  const rows = await prepared(db, "leads.colleagues", (d) =>
    d
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
      .limit(sql.placeholder("limit"))
      .prepare("leads_colleagues"),
  ).execute({ accountId, leadId, limit });
  const [counted] = await prepared(db, "leads.colleagueCount", (d) =>
    d.select({ n: countOf() }).from(leads).where(others).prepare("leads_colleague_count"),
  ).execute({ accountId, leadId });
  return { rows, count: counted?.n ?? 0 };
}

/** A lead's moves with what their ids stand for, newest first. */
export async function readMoveItems(db: ReadDb, leadId: string) {
  return prepared(db, "leads.moveItems", (d) =>
    d
      .select({ ...MOVE_ITEM, recordedAt: stageMoves.recordedAt })
      .from(stageMoves)
      .leftJoin(exitReasons, eq(exitReasons.id, stageMoves.reasonId))
      .leftJoin(criteriaVersions, eq(criteriaVersions.id, stageMoves.criteriaVersionId))
      .where(eq(stageMoves.leadId, sql.placeholder("leadId")))
      .orderBy(desc(stageMoves.step))
      .prepare("leads_move_items"),
  ).execute({ leadId });
}

/** The frozen explanation of the hand-off at that moment. */
export async function readExplanation(db: ReadDb, leadId: string, mqlAt: number) {
  const [row] = await prepared(db, "leads.explanation", (d) =>
    d
      .select({ explanation: stageMoves.explanation })
      .from(stageMoves)
      .where(
        and(
          eq(stageMoves.leadId, sql.placeholder("leadId")),
          eq(stageMoves.to, "mql"),
          eq(stageMoves.at, sql.placeholder("mqlAt")),
        ),
      )
      .orderBy(desc(stageMoves.step))
      .limit(1)
      .prepare("leads_explanation"),
  ).execute({ leadId, mqlAt });
  return row?.explanation ?? null;
}

export async function readVersionName(db: ReadDb, id: string): Promise<string | null> {
  const [row] = await prepared(db, "leads.versionName", (d) =>
    d
      .select({ name: criteriaVersions.name })
      .from(criteriaVersions)
      .where(eq(criteriaVersions.id, sql.placeholder("id")))
      .prepare("leads_version_name"),
  ).execute({ id });
  return row?.name ?? null;
}

/** The reasons that can be chosen, in their order. */
export async function readOfferedReasons(db: ReadDb) {
  return prepared(db, "leads.offeredReasons", (d) =>
    d
      .select({
        id: exitReasons.id,
        label: exitReasons.label,
        kind: exitReasons.kind,
        needsAttempts: exitReasons.needsAttempts,
      })
      .from(exitReasons)
      .where(isNull(exitReasons.retiredAt))
      .orderBy(asc(exitReasons.position), asc(exitReasons.id))
      .prepare("leads_offered_reasons"),
  ).execute();
}
