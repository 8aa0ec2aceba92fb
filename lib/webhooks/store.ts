import { and, asc, desc, eq, gt, inArray, lt, lte, notInArray, or, sql } from "drizzle-orm";
import { insertAll } from "@/db/bulk";
import type { ReadDb, Tx } from "@/db/handles";
import { newestSeq } from "@/db/newest-entry";
import { audit, leads, users, webhookDeliveries, webhooks } from "@/db/schema";
import { forUpdate, isOneOf } from "@/db/sql";
import { TOLD_ACTIONS } from "@/lib/engine/webhook-events";
import type { ToldLead } from "@/lib/engine/webhook-message";
import type { DeliveryRow, DeliveryState, WebhookRow } from "./schema";

/** The entry that was written last: what comes later is news. */
export function newestEntry(db: ReadDb): Promise<number> {
  return newestSeq(db);
}

export async function insertWebhook(tx: Tx, webhook: WebhookRow): Promise<void> {
  await tx.insert(webhooks).values(webhook);
}

export async function findWebhook(db: ReadDb, id: string): Promise<WebhookRow | null> {
  const [row] = await db.select().from(webhooks).where(eq(webhooks.id, id));
  return row ?? null;
}

export async function updateWebhook(
  tx: Tx,
  id: string,
  change: Partial<Omit<WebhookRow, "id" | "createdAt">>,
): Promise<void> {
  await tx.update(webhooks).set(change).where(eq(webhooks.id, id));
}

export async function deleteWebhook(tx: Tx, id: string): Promise<void> {
  await tx.delete(webhooks).where(eq(webhooks.id, id));
}

export async function readWebhooks(db: ReadDb): Promise<WebhookRow[]> {
  return db.select().from(webhooks).orderBy(asc(webhooks.createdAt), asc(webhooks.id));
}

/** Those that are to be told of things; held, so that no other process tells them the same. */
export async function holdActive(tx: Tx): Promise<WebhookRow[]> {
  return forUpdate(tx.select().from(webhooks).where(eq(webhooks.isActive, true)));
}

const ENTRY = {
  seq: audit.seq,
  at: audit.at,
  actorName: audit.actorName,
  action: audit.action,
  entity: audit.entity,
  entityId: audit.entityId,
  after: audit.after,
};

/** Entries of actions that webhooks can be told of, in order: after < seq ≤ until. */
export async function readTellable(db: ReadDb, after: number, until: number) {
  return db
    .select(ENTRY)
    .from(audit)
    .where(
      and(gt(audit.seq, after), lte(audit.seq, until), inArray(audit.action, [...TOLD_ACTIONS])),
    )
    .orderBy(asc(audit.seq));
}

/** Leads as messages tell of them, by id. */
export async function readToldLeads(
  db: ReadDb,
  ids: readonly string[],
): Promise<Map<string, ToldLead>> {
  const rows = await db
    .select({
      id: leads.id,
      name: leads.name,
      email: leads.email,
      title: leads.title,
      company: leads.company,
      source: leads.source,
      stage: leads.stage,
      fit: leads.fit,
      engagement: leads.engagement,
      grade: leads.grade,
      ownerName: users.name,
    })
    .from(leads)
    .leftJoin(users, eq(users.id, leads.ownerId))
    .where(isOneOf(leads.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

export async function insertDeliveries(tx: Tx, rows: readonly DeliveryRow[]): Promise<void> {
  await insertAll(tx, webhookDeliveries, rows);
}

function isDue(now: number) {
  return and(eq(webhookDeliveries.state, "waiting"), lte(webhookDeliveries.nextAt, now));
}

/** Whether something is due to an active webhook that is none of the busy ones. */
export async function anyDeliveryDue(
  db: ReadDb,
  busy: readonly string[],
  now: number,
): Promise<boolean> {
  const due = db.select({ id: webhookDeliveries.id }).from(webhookDeliveries);
  const isFree = and(eq(webhooks.isActive, true), notInArray(webhooks.id, [...busy]));
  const free = db.select({ id: webhooks.id }).from(webhooks).where(isFree);
  const isToFree = inArray(webhookDeliveries.webhookId, free);
  return (await due.where(and(isDue(now), isToFree)).limit(1)).length > 0;
}

/** What is due to a webhook, the longest waiting first. */
export async function readDue(
  tx: Tx,
  webhookId: string,
  now: number,
  limit: number,
): Promise<DeliveryRow[]> {
  return forUpdate(
    tx
      .select()
      .from(webhookDeliveries)
      .where(and(eq(webhookDeliveries.webhookId, webhookId), isDue(now)))
      .orderBy(asc(webhookDeliveries.nextAt), asc(webhookDeliveries.createdAt))
      .limit(limit),
  );
}

export async function findDelivery(db: ReadDb, id: string): Promise<DeliveryRow | null> {
  const [row] = await db.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id));
  return row ?? null;
}

/** Changes a delivery that is as it was seen; says whether it was so. */
export async function updateDelivery(
  tx: Tx,
  { id, tries, state }: Pick<DeliveryRow, "id" | "tries" | "state">,
  change: Partial<DeliveryRow>,
): Promise<boolean> {
  const changed = await tx
    .update(webhookDeliveries)
    .set(change)
    .where(
      and(
        eq(webhookDeliveries.id, id),
        eq(webhookDeliveries.tries, tries),
        eq(webhookDeliveries.state, state),
      ),
    )
    .returning({ id: webhookDeliveries.id });
  return changed.length === 1;
}

/** Has everything that was given up for a webhook tried anew; says how much that is. */
export async function resendFailed(tx: Tx, webhookId: string, now: number): Promise<number> {
  const sent = await tx
    .update(webhookDeliveries)
    .set({ state: "waiting", tries: 0, nextAt: now, endedAt: null })
    .where(and(eq(webhookDeliveries.webhookId, webhookId), eq(webhookDeliveries.state, "failed")))
    .returning({ id: webhookDeliveries.id });
  return sent.length;
}

export async function countDeliveries(
  db: ReadDb,
): Promise<Map<string, Record<DeliveryState, number>>> {
  const rows = await db
    .select({
      webhookId: webhookDeliveries.webhookId,
      state: webhookDeliveries.state,
      count: sql<number>`count(*)`,
    })
    .from(webhookDeliveries)
    .groupBy(webhookDeliveries.webhookId, webhookDeliveries.state);
  const counts = new Map<string, Record<DeliveryState, number>>();
  for (const { webhookId, state, count } of rows) {
    const known = counts.get(webhookId) ?? { waiting: 0, delivered: 0, failed: 0 };
    known[state] = Number(count);
    counts.set(webhookId, known);
  }
  return counts;
}

/** Deliveries of a webhook, the latest first, after another one. */
export async function readDeliveries(
  db: ReadDb,
  webhookId: string,
  state: DeliveryState | undefined,
  after: { at: number; id: string } | null,
  limit: number,
): Promise<DeliveryRow[]> {
  const { createdAt, id } = webhookDeliveries;
  return db
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.webhookId, webhookId),
        state ? eq(webhookDeliveries.state, state) : undefined,
        after
          ? or(lt(createdAt, after.at), and(eq(createdAt, after.at), lt(id, after.id)))
          : undefined,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(limit);
}

/** Nothing is tried after it ended, so that the index of what is due finds what is old. */
function isOld(before: number) {
  const { state, nextAt, endedAt } = webhookDeliveries;
  return and(inArray(state, ["delivered", "failed"]), lt(nextAt, before), lt(endedAt, before));
}

export async function anyOldDelivery(db: ReadDb, before: number): Promise<boolean> {
  const old = db.select({ id: webhookDeliveries.id }).from(webhookDeliveries);
  return (await old.where(isOld(before)).limit(1)).length > 0;
}

export async function deleteOldDeliveries(tx: Tx, before: number): Promise<number> {
  const gone = await tx
    .delete(webhookDeliveries)
    .where(isOld(before))
    .returning({ id: webhookDeliveries.id });
  return gone.length;
}
