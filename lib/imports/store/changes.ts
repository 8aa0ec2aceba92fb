import { and, asc, eq, isNotNull, isNull, notExists, type SQL, sql } from "drizzle-orm";
import { insertAll } from "@/db/bulk";
import type { ReadDb, Tx } from "@/db/handles";
import {
  budgets,
  costs,
  importChanges,
  leads,
  observations,
  opportunities,
  stageMoves,
} from "@/db/schema";
import { isOneOf } from "@/db/sql";

export type ChangeRow = typeof importChanges.$inferSelect;
export type ChangedEntity = ChangeRow["entity"];

/** What an import kept until now of what it made or changed among these. */
export async function readChanges(
  db: ReadDb,
  importId: string,
  entity: ChangedEntity,
  ids: readonly string[],
): Promise<Map<string, ChangeRow>> {
  const rows = await db
    .select()
    .from(importChanges)
    .where(isAmong(importId, entity, ids));
  return new Map(rows.map((row) => [row.entityId, row]));
}

function isAmong(importId: string, entity: ChangedEntity, ids: readonly string[]) {
  return and(
    eq(importChanges.importId, importId),
    eq(importChanges.entity, entity),
    isOneOf(importChanges.entityId, ids),
  );
}

/** Puts what an import made or changed in place of what was kept of the same. */
export async function replaceChanges(
  tx: Tx,
  importId: string,
  entity: ChangedEntity,
  rows: readonly ChangeRow[],
): Promise<void> {
  const ids = rows.map(({ entityId }) => entityId);
  await tx.delete(importChanges).where(isAmong(importId, entity, ids));
  await insertAll(tx, importChanges, rows);
}

const VERSIONED = { budget: budgets, cost: costs, lead: leads, opportunity: opportunities };
// All have an id and a version; that is all that is used of them.
const versioned = (entity: keyof typeof VERSIONED) => VERSIONED[entity] as unknown as typeof leads;

/** Which versions these are now; activities have none. */
export async function readVersions(
  db: ReadDb,
  entity: ChangedEntity,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (entity === "activity") return new Map(ids.map((id) => [id, 0]));
  const table = versioned(entity);
  const rows = await db
    .select({ id: table.id, version: table.version })
    .from(table)
    .where(isOneOf(table.id, ids));
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** Those of these leads of which this import was the first to say something. */
export async function readLeadsOfOrigin(
  db: ReadDb,
  origin: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ leadId: observations.leadId })
    .from(observations)
    .where(and(eq(observations.origin, origin), isOneOf(observations.leadId, ids)));
  return new Set(rows.map(({ leadId }) => leadId));
}

/** How many moves these leads have made. */
export async function readSteps(
  db: ReadDb,
  leadIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db
    .select({ leadId: stageMoves.leadId, step: sql<number>`max(${stageMoves.step})` })
    .from(stageMoves)
    .where(isOneOf(stageMoves.leadId, leadIds))
    .groupBy(stageMoves.leadId);
  return new Map(rows.map(({ leadId, step }) => [leadId, Number(step)]));
}

type Listed = Pick<ChangeRow, "entity" | "entityId" | "before" | "entityVersion">;

const LISTED = {
  entity: importChanges.entity,
  entityId: importChanges.entityId,
  before: importChanges.before,
  entityVersion: importChanges.entityVersion,
};

/** What an import made, or what it changed, after one of them, in order. */
export async function listChanges(
  db: ReadDb,
  importId: string,
  kind: "made" | "changed",
  after: { entity: string; entityId: string },
  limit: number,
): Promise<Listed[]> {
  const { entity, entityId } = importChanges;
  return db
    .select(LISTED)
    .from(importChanges)
    .where(
      and(
        eq(importChanges.importId, importId),
        kind === "made" ? isNull(importChanges.before) : isNotNull(importChanges.before),
        sql`(${entity}, ${entityId}) > (${after.entity}, ${after.entityId})`,
      ),
    )
    .orderBy(asc(entity), asc(entityId))
    .limit(limit);
}

function hasNoChange(db: ReadDb, importId: string, entity: ChangedEntity, id: SQL) {
  return notExists(
    db
      .select({ one: sql`1` })
      .from(importChanges)
      .where(
        and(
          eq(importChanges.importId, importId),
          eq(importChanges.entity, entity),
          eq(importChanges.entityId, id),
        ),
      ),
  );
}

/** Leads that an import made and never touched again, after one of them. */
export async function listMadeLeads(
  db: ReadDb,
  importId: string,
  origin: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const { leadId } = observations;
  const rows = await db
    .selectDistinct({ id: leadId })
    .from(observations)
    .where(
      and(
        eq(observations.origin, origin),
        sql`${leadId} > ${after}`,
        hasNoChange(db, importId, "lead", sql`${leadId}`),
      ),
    )
    .orderBy(asc(leadId))
    .limit(limit);
  return rows.map(({ id }) => id);
}
