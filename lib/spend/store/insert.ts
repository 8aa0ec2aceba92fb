import { eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/handles";
import { costs } from "@/db/schema";
import type { CostRowResult, NewCost } from "../schema";

const ROWS_PER_STATEMENT = 100;

/** Ids are the caller's, one per row; a row whose `externalId` is known changes the stored one. */
export async function insertCosts(
  tx: Tx,
  rows: readonly (NewCost & { id: string })[],
  now: number,
): Promise<CostRowResult[]> {
  const results: CostRowResult[] = [];
  for (let i = 0; i < rows.length; i += ROWS_PER_STATEMENT) {
    const part = rows.slice(i, i + ROWS_PER_STATEMENT);
    results.push(...(await insertPart(tx, part, now)));
  }
  return results;
}

async function insertPart(
  tx: Tx,
  rows: readonly (NewCost & { id: string })[],
  now: number,
): Promise<CostRowResult[]> {
  const ids = rows.flatMap((row) => row.externalId ?? []);
  const stored = ids.length > 0 ? await storedByExternalId(tx, ids) : [];
  const known = new Map<string, NewCost>();
  for (const row of stored) if (row.externalId !== null) known.set(row.externalId, row);
  const fresh: (NewCost & { id: string })[] = [];
  const results: CostRowResult[] = [];
  for (const row of rows) {
    const before = row.externalId === null ? undefined : known.get(row.externalId);
    if (row.externalId !== null) known.set(row.externalId, row);
    if (!before) {
      fresh.push(row);
      results.push("created");
    } else if (COMPARED.every((key) => before[key] === row[key])) {
      results.push("unchanged");
    } else {
      // A row of this same part may not be stored yet: what was gathered goes first.
      await insertRows(tx, fresh.splice(0), now);
      await changeByExternalId(tx, row);
      results.push("updated");
    }
  }
  await insertRows(tx, fresh, now);
  return results;
}

const COMPARED = [
  "day",
  "source",
  "campaign",
  "kind",
  "amountMinor",
  "currency",
  "reportedImpressions",
  "reportedClicks",
  "reportedLeads",
  "reportedCustomers",
  "reportedRevenueMinor",
  "note",
] as const satisfies readonly (keyof NewCost)[];

async function insertRows(
  tx: Tx,
  rows: readonly (NewCost & { id: string })[],
  now: number,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.insert(costs).values(rows.map((row) => ({ ...row, createdAt: now })));
}

async function storedByExternalId(tx: Tx, externalIds: string[]): Promise<NewCost[]> {
  return tx
    .select({
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
    .where(inArray(costs.externalId, externalIds));
}

async function changeByExternalId(tx: Tx, row: NewCost & { id: string }): Promise<void> {
  if (row.externalId === null) return;
  // The stored one keeps its own id: links and the audit log know it by that.
  const { id: _, externalId, importId: __, ...values } = row;
  await tx
    .update(costs)
    .set({ ...values, version: sql`${costs.version} + 1` })
    .where(eq(costs.externalId, externalId));
}
