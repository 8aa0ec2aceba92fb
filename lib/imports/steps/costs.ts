import type { ReadDb, Tx } from "@/db/handles";
import type { AuditEntry } from "@/lib/operations/command";
import type { NewCost } from "@/lib/spend/schema";
import { bringCosts } from "@/lib/spend/steps";
import type { BatchRow, CostRowData } from "../schema/rows";
import { readKnownCosts } from "../store/rows";
import type { BringContext, Brought, RowOutcome } from "./bring";

/** The cost as it should be: what the row says, and what is known where it says nothing. */
function merge(row: CostRowData, known: NewCost | undefined, importId: string): NewCost {
  return {
    externalId: row.externalId,
    day: row.day,
    source: row.source ?? known?.source ?? null,
    campaign: row.campaign ?? known?.campaign ?? null,
    kind: row.kind,
    amountMinor: row.amountMinor,
    currency: row.currency,
    reportedImpressions: row.reportedImpressions ?? known?.reportedImpressions ?? null,
    reportedClicks: row.reportedClicks ?? known?.reportedClicks ?? null,
    reportedLeads: row.reportedLeads ?? known?.reportedLeads ?? null,
    reportedCustomers: row.reportedCustomers ?? known?.reportedCustomers ?? null,
    reportedRevenueMinor: row.reportedRevenueMinor ?? known?.reportedRevenueMinor ?? null,
    note: row.note ?? known?.note ?? null,
    importId: known?.importId ?? importId,
  };
}

async function mergeAll(db: ReadDb, rows: readonly BatchRow<CostRowData>[], importId: string) {
  const known = await readKnownCosts(
    db,
    rows.map(({ data }) => data.externalId),
  );
  const current = new Map<string, NewCost>(known);
  const merged = rows.map(({ data }) => {
    const cost = merge(data, current.get(data.externalId), importId);
    current.set(data.externalId, cost);
    return { cost, before: known.get(data.externalId) ?? null };
  });
  return merged;
}

export async function planCosts(
  db: ReadDb,
  rows: readonly BatchRow<CostRowData>[],
): Promise<RowOutcome[]> {
  const merged = await mergeAll(db, rows, "");
  return merged.map(({ cost, before }): RowOutcome => {
    if (!before) return { outcome: "created" };
    const keys = Object.keys(cost) as (keyof NewCost)[];
    const isSame = keys.every((key) => cost[key] === before[key]);
    return { outcome: isSame ? "unchanged" : "updated" };
  });
}

export async function bringCostRows(
  tx: Tx,
  rows: readonly BatchRow<CostRowData>[],
  { now, importId, changes }: BringContext,
): Promise<Brought> {
  const merged = await mergeAll(tx, rows, importId);
  const costs = merged.map(({ cost }) => cost);
  const results = await bringCosts(tx, costs, now);
  const made = new Set(merged.flatMap(({ cost, before }) => (before ? [] : [cost.externalId])));
  const stored = await readKnownCosts(
    tx,
    [...made].filter((id) => id !== null),
  );
  for (const { id } of stored.values()) changes.made("cost", id);
  for (const [i, { before }] of merged.entries()) {
    if (!before || results[i] !== "updated") continue;
    const { id, externalId: _, importId: madeBy, ...columns } = before;
    if (madeBy === importId) changes.made("cost", id);
    else changes.changed("cost", id, { columns });
  }
  return {
    leads: [],
    outcomes: results.map((outcome) => ({ outcome })),
    entries: merged.flatMap(({ cost: after, before }, i): AuditEntry[] =>
      results[i] === "updated" && before
        ? [{ action: "cost.change", entity: "cost", entityId: before.id, before, after }]
        : [],
    ),
  };
}
