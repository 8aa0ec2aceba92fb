import { and, asc, eq, gt, inArray, isNotNull, isNull, lte } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { newestSeq } from "@/db/newest-entry";
import {
  alerts,
  audit,
  criteriaSignatures,
  disputes,
  imports,
  leads,
  stageMoves,
  users,
} from "@/db/schema";
import { isOneOf } from "@/db/sql";
import { NOTIFIED_ACTIONS } from "@/lib/engine/notifications";

/** The entry that was written last: what comes later is news. */
export function newestEntry(db: ReadDb): Promise<number> {
  return newestSeq(db);
}

/** Entries that somebody may be told of, in order: after < seq ≤ until. */
export async function readNotifiable(db: ReadDb, after: number, until: number) {
  return db
    .select({
      seq: audit.seq,
      at: audit.at,
      actorId: audit.actorId,
      action: audit.action,
      entity: audit.entity,
      entityId: audit.entityId,
      before: audit.before,
      after: audit.after,
    })
    .from(audit)
    .where(
      and(
        gt(audit.seq, after),
        lte(audit.seq, until),
        inArray(audit.action, [...NOTIFIED_ACTIONS]),
      ),
    )
    .orderBy(asc(audit.seq));
}
export type Notifiable = Awaited<ReturnType<typeof readNotifiable>>[number];

/** People with access. */
export async function readPeople(db: ReadDb) {
  return db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      language: users.language,
    })
    .from(users)
    .where(isNull(users.disabledAt))
    .orderBy(asc(users.id));
}

/** Those of these leads that are there. */
export async function readPresent(db: ReadDb, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.select({ id: leads.id }).from(leads).where(isOneOf(leads.id, ids));
  return new Set(rows.map(({ id }) => id));
}

/** Who made these leads MQLs by hand the last time, by lead. */
export async function readHandMakers(db: ReadDb, leadIds: readonly string[]) {
  const rows = await db
    .select({ leadId: stageMoves.leadId, by: stageMoves.actorId })
    .from(stageMoves)
    .where(
      and(
        isOneOf(stageMoves.leadId, leadIds),
        eq(stageMoves.to, "mql"),
        eq(stageMoves.path, "manual"),
        isNotNull(stageMoves.actorId),
      ),
    )
    .orderBy(asc(stageMoves.step));
  return new Map(rows.map(({ leadId, by }) => [leadId, by]));
}

/** Who rejected and who disputed it, by the dispute's id. */
export async function readSides(db: ReadDb, disputeIds: readonly string[]) {
  const rows = await db
    .select({
      id: disputes.id,
      disputedBy: disputes.disputedBy,
      rejectedBy: stageMoves.actorId,
    })
    .from(disputes)
    .innerJoin(stageMoves, eq(stageMoves.id, disputes.moveId))
    .where(isOneOf(disputes.id, disputeIds));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Who proposed these versions of the criteria the last time. */
export async function readProposers(db: ReadDb, versionIds: readonly string[]) {
  const rows = await db
    .select({ versionId: criteriaSignatures.versionId, by: criteriaSignatures.userId })
    .from(criteriaSignatures)
    .where(
      and(
        isOneOf(criteriaSignatures.versionId, versionIds),
        eq(criteriaSignatures.decision, "proposed"),
      ),
    )
    .orderBy(asc(criteriaSignatures.at), asc(criteriaSignatures.id));
  return new Map(rows.map(({ versionId, by }) => [versionId, by]));
}

/** Who started these imports. */
export async function readImporters(db: ReadDb, ids: readonly string[]) {
  const rows = await db
    .select({ id: imports.id, by: imports.createdBy })
    .from(imports)
    .where(isOneOf(imports.id, ids));
  return new Map(rows.map(({ id, by }) => [id, by]));
}

/** The reports that these alerts are about; null of one that is about none. */
export async function readAlertReports(db: ReadDb, ids: readonly string[]) {
  const rows = await db
    .select({ id: alerts.id, report: alerts.report })
    .from(alerts)
    .where(isOneOf(alerts.id, ids));
  return new Map(rows.map(({ id, report }) => [id, report]));
}
