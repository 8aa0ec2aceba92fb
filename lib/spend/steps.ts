import type { Tx } from "@/db/handles";
import { newId } from "@/lib/operations/id";
import type { CostRowResult, NewCost } from "./schema";
import { insertCosts } from "./store/insert";

/** Brings costs in: new ones, and changes to those whose `externalId` is known; row by row. */
export async function bringCosts(
  tx: Tx,
  rows: readonly NewCost[],
  now: number,
): Promise<CostRowResult[]> {
  return insertCosts(
    tx,
    rows.map((row) => ({ ...row, id: newId() })),
    now,
  );
}

/** What a cost has only when it was brought in. */
export const ENTERED_BY_HAND = {
  externalId: null,
  reportedImpressions: null,
  reportedClicks: null,
  reportedLeads: null,
  reportedCustomers: null,
  reportedRevenueMinor: null,
  importId: null,
} as const satisfies Partial<NewCost>;
