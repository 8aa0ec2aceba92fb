import { asc, eq, getTableColumns, or, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import {
  accounts,
  activities,
  audit,
  bantAnswers,
  disputes,
  formSubmissions,
  handoffs,
  importChanges,
  leadAliases,
  leadConsents,
  leads,
  mails,
  merges,
  notifications,
  observations,
  opportunities,
  stageMoves,
  visitors,
  webhookDeliveries,
} from "@/db/schema";
import { isOneOf } from "@/db/sql";
import { readImportedRows } from "./imported";

/** What belongs to a lead row by row, in the order in which it came about. */
const OF_LEAD = {
  furtherAddresses: [leadAliases, leadAliases.key],
  facts: [observations, observations.observedAt],
  activities: [activities, activities.at],
  stageMoves: [stageMoves, stageMoves.step],
  handOffs: [handoffs, handoffs.round],
  disputes: [disputes, disputes.id],
  bantAnswers: [bantAnswers, bantAnswers.at],
  opportunities: [opportunities, opportunities.createdAt],
  visitors: [visitors, visitors.linkedAt],
  notifications: [notifications, notifications.at],
  consents: [leadConsents, leadConsents.at],
} as const;

type Rows = Record<string, unknown>[];

/**
 * All rows that tell of one lead and of those that were merged into it (`ids` are all of them), under the
 * names of the tables' columns; instants in epoch ms. Null when there is no such lead.
 */
export async function readPerson(
  db: ReadDb,
  id: string,
  { ids, addresses }: { ids: readonly string[]; addresses: readonly string[] },
) {
  // What criteria have counted of a history is a working form of it, which tells nobody anything.
  const { digest: _, ...facts } = getTableColumns(leads);
  const [lead] = await db.select(facts).from(leads).where(eq(leads.id, id));
  if (!lead) return null;
  const parts: Record<string, Rows> = {};
  for (const [name, [table, order]] of Object.entries(OF_LEAD)) {
    // All of them have a lead; that is all that is used of them.
    const { leadId } = table as unknown as typeof activities;
    const columns = getTableColumns(table as typeof activities);
    parts[name] = await db
      .select(columns)
      .from(table as typeof activities)
      .where(isOneOf(leadId, ids))
      .orderBy(asc(order));
  }
  const [account] = lead.accountId
    ? await db.select().from(accounts).where(eq(accounts.id, lead.accountId))
    : [];
  const merged = await db.select().from(merges).where(isOneOf(merges.intoId, ids));
  const logged = await db
    .select()
    .from(audit)
    .where(isOneOf(audit.entityId, ids))
    .orderBy(asc(audit.seq));
  const imported = await db
    .select()
    .from(importChanges)
    .where(isOneOf(importChanges.entityId, ids))
    .orderBy(asc(importChanges.importId));
  const told = await db
    .select()
    .from(webhookDeliveries)
    .where(isOneOf(webhookDeliveries.entityId, ids))
    .orderBy(asc(webhookDeliveries.createdAt));
  const sent = await db
    .select()
    .from(formSubmissions)
    // What waits to be confirmed is nobody's yet.
    .where(or(isOneOf(formSubmissions.leadId, ids), isOneOf(formSubmissions.emailKey, addresses)))
    .orderBy(asc(formSubmissions.createdAt));
  const written = await db
    .select()
    .from(mails)
    .where(isOneOf(sql`lower(${mails.toAddress})`, addresses))
    .orderBy(asc(mails.createdAt));
  return {
    lead,
    account: account ?? null,
    ...parts,
    formSubmissions: sent,
    mergedLeads: merged,
    changesByImports: imported,
    rowsOfFiles: await readImportedRows(db, [...addresses, ...ids]),
    mails: written,
    log: logged.filter(({ entity }) => entity === "lead"),
    webhookMessages: told.filter(({ entity }) => entity === "lead"),
  };
}
