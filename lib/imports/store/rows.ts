import { and, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import { insertAll } from "@/db/bulk";
import type { ReadDb, Tx } from "@/db/handles";
import { accounts, activities, costs, leads, opportunities } from "@/db/schema";
import { chunksOf } from "@/lib/leads/store/working";
import type { OpportunityRow } from "@/lib/opportunities/store";
import type { NewCost } from "@/lib/spend/schema";

/** What other kinds of rows are compared with. */

/** Ids of activities by the ids that others know them by. */
export async function readKnownActivities(
  db: ReadDb,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const chunk of chunksOf(externalIds)) {
    const rows = await db
      .select({ id: activities.id, externalId: activities.externalId })
      .from(activities)
      .where(inArray(activities.externalId, chunk));
    for (const { id, externalId } of rows) if (externalId !== null) found.set(externalId, id);
  }
  return found;
}

export type KnownCost = NewCost & { id: string };

export async function readKnownCosts(
  db: ReadDb,
  externalIds: readonly string[],
): Promise<Map<string, KnownCost>> {
  const found = new Map<string, KnownCost>();
  for (const chunk of chunksOf(externalIds)) {
    const rows = await db
      .select({
        id: costs.id,
        externalId: costs.externalId,
        day: costs.day,
        source: costs.source,
        campaign: costs.campaign,
        kind: costs.kind,
        amountMinor: costs.amountMinor,
        currency: costs.currency,
        reportedImpressions: costs.reportedImpressions,
        reportedClicks: costs.reportedClicks,
        reportedLeads: costs.reportedLeads,
        reportedCustomers: costs.reportedCustomers,
        reportedRevenueMinor: costs.reportedRevenueMinor,
        note: costs.note,
        importId: costs.importId,
      })
      .from(costs)
      .where(inArray(costs.externalId, chunk));
    for (const row of rows) if (row.externalId !== null) found.set(row.externalId, row);
  }
  return found;
}

export async function readKnownOpportunities(
  db: ReadDb,
  externalIds: readonly string[],
): Promise<Map<string, OpportunityRow>> {
  const found = new Map<string, OpportunityRow>();
  for (const chunk of chunksOf(externalIds)) {
    const rows = await db
      .select({
        id: opportunities.id,
        externalId: opportunities.externalId,
        leadId: opportunities.leadId,
        accountId: opportunities.accountId,
        name: opportunities.name,
        product: opportunities.product,
        ownerName: opportunities.ownerName,
        amountMinor: opportunities.amountMinor,
        currency: opportunities.currency,
        state: opportunities.state,
        openedAt: opportunities.openedAt,
        closeDate: opportunities.closeDate,
        closedAt: opportunities.closedAt,
        createdAt: opportunities.createdAt,
        version: opportunities.version,
      })
      .from(opportunities)
      .where(inArray(opportunities.externalId, chunk));
    for (const row of rows) if (row.externalId !== null) found.set(row.externalId, row);
  }
  return found;
}

export async function insertOpportunities(tx: Tx, rows: readonly OpportunityRow[]): Promise<void> {
  await insertAll(tx, opportunities, rows);
}

/** The accounts that leads belong to. */
export async function readAccountsOfLeads(
  db: ReadDb,
  ids: readonly string[],
): Promise<Map<string, { name: string; accountId: string | null }>> {
  const found = new Map<string, { name: string; accountId: string | null }>();
  for (const chunk of chunksOf([...new Set(ids)])) {
    const rows = await db
      .select({ id: leads.id, name: leads.name, accountId: leads.accountId })
      .from(leads)
      .where(inArray(leads.id, chunk));
    for (const { id, ...lead } of rows) found.set(id, lead);
  }
  return found;
}

/** Makes an account a customer since then, unless it was one already. */
export async function makeCustomer(tx: Tx, accountId: string, since: number): Promise<void> {
  await tx
    .update(accounts)
    .set({ customerSince: since, version: sql`${accounts.version} + 1` })
    .where(
      and(
        eq(accounts.id, accountId),
        or(isNull(accounts.customerSince), gt(accounts.customerSince, since)),
      ),
    );
}
