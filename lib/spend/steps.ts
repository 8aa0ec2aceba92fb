import type { Tx } from "@/db/handles";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import type { CostRowResult, NewCost } from "./schema";
import { insertCosts } from "./store";

/** Costs are kept in the workspace's one currency; anything else is refused. */
export function requireCurrency(currency: string, workspaceCurrency: string): void {
  if (currency === workspaceCurrency) return;
  refuse(
    "invalid",
    `Costs are kept in ${workspaceCurrency}, the workspace's currency. Convert the amount from ${currency} first.`,
    { currency: `Use ${workspaceCurrency}.` },
  );
}

/** Brings costs in: new ones, and changes to those whose `externalId` is known; row by row. */
export async function bringCosts(
  tx: Tx,
  rows: readonly NewCost[],
  workspaceCurrency: string,
  now: number,
): Promise<CostRowResult[]> {
  for (const row of rows) requireCurrency(row.currency, workspaceCurrency);
  return insertCosts(
    tx,
    rows.map((row) => ({ ...row, id: newId() })),
    now,
  );
}
