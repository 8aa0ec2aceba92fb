import { and, asc, desc, eq, inArray, ne, notInArray, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { prepared } from "@/db/prepared";
import {
  audit,
  criteriaProposals,
  criteriaSignatures,
  criteriaVersions,
  customAttributes,
  users,
} from "@/db/schema";
import { canGoTogether, forUpdate, takeTurns } from "@/db/sql";
import type { AttributeDefinition } from "@/lib/engine/attributes";
import { type Names, namesOf } from "@/lib/engine/conditions/contract";
import { criteriaSchema } from "@/lib/engine/criteria";
import type { CriteriaInForce, SignatureView, VersionSummary } from "./schema";

const BODIES_KEPT = 50;

/** Bodies of agreed versions never change, so one parsed copy serves the whole process. */
const shared = globalThis as unknown as { handoffCriteria?: Map<string, CriteriaInForce> };

function kept(): Map<string, CriteriaInForce> {
  shared.handoffCriteria ??= new Map();
  return shared.handoffCriteria;
}

const FORCE_LOCK = 4717;

/**
 * For who puts criteria in force: whoever scores leads by those before has ended, or finds that they are
 * being replaced.
 */
export function holdForce(tx: Tx): Promise<void> {
  return takeTurns(tx, FORCE_LOCK);
}

/** Whether the criteria in force stay so until the transaction has ended. */
export function areCriteriaSettled(db: ReadDb): Promise<boolean> {
  return canGoTogether(db, FORCE_LOCK);
}

/** The criteria in force; null before the first version is activated. */
export async function activeCriteria(db: ReadDb): Promise<CriteriaInForce | null> {
  const [active] = await prepared(db, "criteria.active", (d) =>
    d
      .select({ id: criteriaVersions.id })
      .from(criteriaVersions)
      .where(eq(criteriaVersions.state, "active"))
      .limit(1)
      .prepare("criteria_active"),
  ).execute();
  return active ? agreedCriteria(db, active.id) : null;
}

/** A version for scoring. Agreed, active and retired ones are parsed once per process. */
export async function agreedCriteria(db: ReadDb, id: string): Promise<CriteriaInForce | null> {
  const known = kept().get(id);
  if (known) return known;
  const [row] = await db
    .select({
      id: criteriaVersions.id,
      number: criteriaVersions.number,
      state: criteriaVersions.state,
      body: criteriaVersions.body,
    })
    .from(criteriaVersions)
    .where(eq(criteriaVersions.id, id));
  if (!row) return null;
  const found = { id: row.id, number: row.number, body: criteriaSchema.parse(row.body) };
  if (row.state !== "draft" && row.state !== "proposed") {
    const [oldest] = kept().keys();
    if (kept().size >= BODIES_KEPT && oldest !== undefined) kept().delete(oldest);
    kept().set(id, found);
  }
  return found;
}

const summaryColumns = {
  id: criteriaVersions.id,
  number: criteriaVersions.number,
  name: criteriaVersions.name,
  state: criteriaVersions.state,
  baseId: criteriaVersions.baseId,
  createdByName: users.name,
  createdAt: criteriaVersions.createdAt,
  proposedAt: criteriaVersions.proposedAt,
  agreedAt: criteriaVersions.agreedAt,
  activatedAt: criteriaVersions.activatedAt,
  retiredAt: criteriaVersions.retiredAt,
  version: criteriaVersions.version,
};

/** Every version, newest first, without bodies. */
export async function listVersionRows(db: ReadDb): Promise<VersionSummary[]> {
  return db
    .select(summaryColumns)
    .from(criteriaVersions)
    .leftJoin(users, eq(users.id, criteriaVersions.createdBy))
    .orderBy(desc(criteriaVersions.number));
}

/** One version with its body, parsed into the current format. */
export async function findVersion(db: ReadDb, id: string) {
  const [row] = await db
    .select({
      ...summaryColumns,
      body: criteriaVersions.body,
      evidence: criteriaVersions.evidence,
    })
    .from(criteriaVersions)
    .leftJoin(users, eq(users.id, criteriaVersions.createdBy))
    .where(eq(criteriaVersions.id, id));
  return row ? { ...row, body: criteriaSchema.parse(row.body) } : null;
}
export type VersionRow = NonNullable<Awaited<ReturnType<typeof findVersion>>>;

/** The newest version in a state that only one can be in at a time. */
export async function findVersionInState(db: ReadDb, state: "proposed" | "active") {
  const [row] = await db
    .select({
      id: criteriaVersions.id,
      number: criteriaVersions.number,
      name: criteriaVersions.name,
      version: criteriaVersions.version,
    })
    .from(criteriaVersions)
    .where(eq(criteriaVersions.state, state))
    .orderBy(desc(criteriaVersions.number))
    .limit(1);
  return row ?? null;
}

export async function nextVersionNumber(db: ReadDb): Promise<number> {
  const [row] = await db
    .select({ highest: sql<number>`coalesce(max(${criteriaVersions.number}), 0)`.mapWith(Number) })
    .from(criteriaVersions);
  return (row?.highest ?? 0) + 1;
}

export async function insertVersion(
  tx: Tx,
  row: typeof criteriaVersions.$inferInsert,
): Promise<void> {
  await tx.insert(criteriaVersions).values(row);
}

/** Changes a version if it is still the one that was seen; tells whether it was. */
export async function updateVersion(
  tx: Tx,
  id: string,
  seen: number,
  set: Partial<typeof criteriaVersions.$inferInsert>,
): Promise<boolean> {
  const changed = await tx
    .update(criteriaVersions)
    .set({ ...set, version: seen + 1 })
    .where(and(eq(criteriaVersions.id, id), eq(criteriaVersions.version, seen)))
    .returning({ id: criteriaVersions.id });
  return changed.length === 1;
}

export async function deleteVersion(tx: Tx, id: string, seen: number): Promise<boolean> {
  const gone = await tx
    .delete(criteriaVersions)
    .where(and(eq(criteriaVersions.id, id), eq(criteriaVersions.version, seen)))
    .returning({ id: criteriaVersions.id });
  return gone.length === 1;
}

/** Who signed a version, in the order of signing: ids grow with time. */
export async function listSignatures(db: ReadDb, versionId: string): Promise<SignatureView[]> {
  const rows = await db
    .select({
      id: criteriaSignatures.id,
      side: criteriaSignatures.side,
      decision: criteriaSignatures.decision,
      comment: criteriaSignatures.comment,
      userId: criteriaSignatures.userId,
      userName: criteriaSignatures.userName,
      at: criteriaSignatures.at,
      proposal: criteriaProposals.signatureId,
    })
    .from(criteriaSignatures)
    .leftJoin(criteriaProposals, eq(criteriaProposals.signatureId, criteriaSignatures.id))
    .where(eq(criteriaSignatures.versionId, versionId))
    .orderBy(asc(criteriaSignatures.id));
  return rows.map(({ proposal, ...row }) => ({ ...row, hasEvidence: proposal !== null }));
}

export async function insertSignature(
  tx: Tx,
  row: typeof criteriaSignatures.$inferInsert,
): Promise<void> {
  await tx.insert(criteriaSignatures).values(row);
}

/** The workspace's own attributes, by label. */
export async function listCustomAttributes(db: ReadDb): Promise<AttributeDefinition[]> {
  return prepared(db, "criteria.customAttributes", (d) =>
    d
      .select({
        id: customAttributes.id,
        label: customAttributes.label,
        type: customAttributes.type,
      })
      .from(customAttributes)
      .orderBy(asc(customAttributes.label))
      .prepare("criteria_custom_attributes"),
  ).execute();
}

/** How this workspace calls its attributes, for sentences and for checking conditions. */
export async function readNames(db: ReadDb): Promise<Names> {
  return namesOf(await listCustomAttributes(db));
}

export async function insertCustomAttribute(
  tx: Tx,
  row: typeof customAttributes.$inferInsert,
): Promise<void> {
  await tx.insert(customAttributes).values(row);
}

export async function renameCustomAttribute(tx: Tx, id: string, label: string): Promise<boolean> {
  const changed = await tx
    .update(customAttributes)
    .set({ label })
    .where(eq(customAttributes.id, id))
    .returning({ id: customAttributes.id });
  return changed.length === 1;
}

/** Makes whoever changes versions take turns, so that one proposal and one active one stay one. */
export async function lockVersions(tx: Tx): Promise<void> {
  await forUpdate(tx.select({ id: criteriaVersions.id }).from(criteriaVersions));
}

/** The newest audit entry about a version that is not of the given action. */
export async function lastEntryBut(db: ReadDb, id: string, action: string) {
  const [row] = await db
    .select({ action: audit.action, actorId: audit.actorId, at: audit.at })
    .from(audit)
    .where(and(eq(audit.entity, "criteria"), eq(audit.entityId, id), ne(audit.action, action)))
    .orderBy(desc(audit.seq))
    .limit(1);
  return row ?? null;
}

/** Who made a draft or ever saved changes to it, by id. */
export async function listWriters(db: ReadDb, id: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ actorId: audit.actorId })
    .from(audit)
    .where(
      and(
        eq(audit.entity, "criteria"),
        eq(audit.entityId, id),
        inArray(audit.command, ["criteria.createDraft", "criteria.saveDraft"]),
      ),
    );
  return rows.flatMap(({ actorId }) => actorId ?? []);
}

/** They change nothing that somebody else edits. */
const TALK = ["criteria.commented", "criteria.resolved", "criteria.reopened"];

/** Who changed a version last, for telling somebody who was slower. */
export async function lastChangedBy(db: ReadDb, id: string): Promise<string | null> {
  const [row] = await db
    .select({ name: audit.actorName })
    .from(audit)
    .where(
      and(eq(audit.entity, "criteria"), eq(audit.entityId, id), notInArray(audit.action, TALK)),
    )
    .orderBy(desc(audit.seq))
    .limit(1);
  return row?.name ?? null;
}
