import { and, eq, inArray, max } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import {
  activities,
  budgets,
  costs,
  importProblems,
  leads,
  observations,
  opportunities,
} from "@/db/schema";
import { isOneOf } from "@/db/sql";
import type { ChangedEntity } from "./changes";

export type { ChangedEntity } from "./changes";

/** What something is called, and its version. */
export interface State {
  name: string;
  version: number;
}

type StateReader = (
  db: ReadDb,
  ids: readonly string[],
) => Promise<{ id: string; name: string; version: number }[]>;

const words = (...parts: (string | null)[]) => parts.filter(Boolean).join(", ");

const STATES: Record<ChangedEntity, StateReader> = {
  async activity(db, ids) {
    const rows = await db
      .select({ id: activities.id })
      .from(activities)
      .where(isOneOf(activities.id, ids));
    return rows.map(({ id }) => ({ id, name: "", version: 0 }));
  },
  async lead(db, ids) {
    const { id, name, version } = leads;
    return db.select({ id, name, version }).from(leads).where(isOneOf(id, ids));
  },
  async opportunity(db, ids) {
    const { id, name, version } = opportunities;
    return db.select({ id, name, version }).from(opportunities).where(isOneOf(id, ids));
  },
  async cost(db, ids) {
    const { id, day, source, campaign, version } = costs;
    const rows = await db
      .select({ id, day, source, campaign, version })
      .from(costs)
      .where(isOneOf(id, ids));
    return rows.map((row) => ({ ...row, name: words(row.day, row.source, row.campaign) }));
  },
  async budget(db, ids) {
    const { id, month, source, campaign, version } = budgets;
    const rows = await db
      .select({ id, month, source, campaign, version })
      .from(budgets)
      .where(isOneOf(id, ids));
    return rows.map((row) => ({ ...row, name: words(row.month, row.source, row.campaign) }));
  },
};

/** How things are now that an import made or changed; without those that are gone. */
export async function readStates(
  db: ReadDb,
  entity: ChangedEntity,
  ids: readonly string[],
): Promise<Map<string, State>> {
  const rows = await STATES[entity](db, ids);
  return new Map(rows.map(({ id, name, version }) => [id, { name, version }]));
}

/** Takes away what one origin said of these leads. */
export async function deleteObservations(
  tx: Tx,
  origin: string,
  leadIds: readonly string[],
): Promise<void> {
  await tx
    .delete(observations)
    .where(and(eq(observations.origin, origin), isOneOf(observations.leadId, leadIds)));
}

/** Takes activities away; gives the leads whose they were. */
export async function deleteActivities(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const gone = await tx
    .delete(activities)
    .where(isOneOf(activities.id, ids))
    .returning({ leadId: activities.leadId });
  return [...new Set(gone.map(({ leadId }) => leadId))];
}

/** When these leads last did something. */
export async function readLastActivity(
  db: ReadDb,
  leadIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db
    .select({ leadId: activities.leadId, at: max(activities.at) })
    .from(activities)
    .where(isOneOf(activities.leadId, leadIds))
    .groupBy(activities.leadId);
  return new Map(rows.flatMap(({ leadId, at }) => (at === null ? [] : [[leadId, Number(at)]])));
}

export async function deleteCosts(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.delete(costs).where(isOneOf(costs.id, ids));
}

export async function changeCost(
  tx: Tx,
  id: string,
  set: Partial<typeof costs.$inferInsert>,
): Promise<void> {
  await tx.update(costs).set(set).where(eq(costs.id, id));
}

export async function readBudgetRows(db: ReadDb, ids: readonly string[]) {
  return db.select().from(budgets).where(isOneOf(budgets.id, ids));
}

export async function readOpportunityRows(db: ReadDb, ids: readonly string[]) {
  return db.select().from(opportunities).where(isOneOf(opportunities.id, ids));
}

export async function readCostRows(db: ReadDb, ids: readonly string[]) {
  return db.select().from(costs).where(isOneOf(costs.id, ids));
}

/** Forgets what an earlier undo left as it was. */
export async function deleteKept(tx: Tx, importId: string): Promise<void> {
  await tx
    .delete(importProblems)
    .where(and(eq(importProblems.importId, importId), inArray(importProblems.severity, ["kept"])));
}
