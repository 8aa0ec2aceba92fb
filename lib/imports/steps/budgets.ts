import type { ReadDb, Tx } from "@/db/handles";
import { bringBudgets, storedBudgetsOf } from "@/lib/spend/steps/bring-budgets";
import type { BatchRow, BudgetRowData } from "../schema/rows";
import type { BringContext, Brought, RowOutcome } from "./bring";

function amountOf({ amountMinor, currency }: BudgetRowData) {
  return { amountMinor, currency };
}

export async function planBudgets(
  db: ReadDb,
  rows: readonly BatchRow<BudgetRowData>[],
): Promise<RowOutcome[]> {
  const stored = await storedBudgetsOf(
    db,
    rows.map(({ data }) => data),
  );
  return stored.map(({ outcome }) => ({ outcome }));
}

export async function bringBudgetRows(
  tx: Tx,
  rows: readonly BatchRow<BudgetRowData>[],
  { now, changes }: BringContext,
): Promise<Brought> {
  const { outcomes, entries } = await bringBudgets(
    tx,
    rows.map(({ data }) => data),
    now,
  );
  for (const { action, entityId, before } of entries) {
    if (action === "budget.add") changes.made("budget", entityId);
    else changes.changed("budget", entityId, { columns: amountOf(before as BudgetRowData) });
  }
  return { leads: [], outcomes: outcomes.map((outcome) => ({ outcome })), entries };
}
