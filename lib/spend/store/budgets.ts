import { and, between, eq, sql } from "drizzle-orm";
import { insertAll } from "@/db/bulk";
import type { ReadDb, Tx } from "@/db/handles";
import { budgets } from "@/db/schema";
import { isOneOf } from "@/db/sql";
import type { StoredBudget } from "../schema/budgets";
import { budgetIn } from "./converted";

/** Which budgets: of months from ≤ month ≤ to. */
export interface BudgetScope {
  from: string;
  to: string;
  /** All when absent. */
  sources?: readonly string[] | undefined;
}

/** Budgets as they were written, each in its own currency and in the one asked for. */
export async function readBudgets(
  db: ReadDb,
  { from, to, sources }: BudgetScope,
  currency: string,
): Promise<StoredBudget[]> {
  return db
    .select({
      id: budgets.id,
      month: budgets.month,
      source: budgets.source,
      campaign: budgets.campaign,
      amountMinor: budgets.amountMinor,
      currency: budgets.currency,
      version: budgets.version,
      minor: budgetIn(currency),
    })
    .from(budgets)
    .where(and(between(budgets.month, from, to), sources && isOneOf(budgets.source, sources)));
}

/** Sources and campaigns that anything is planned for in these months. */
export async function budgetRows(
  db: ReadDb,
  from: string,
  to: string,
): Promise<{ source: string; campaign: string }[]> {
  return db
    .selectDistinct({ source: budgets.source, campaign: budgets.campaign })
    .from(budgets)
    .where(between(budgets.month, from, to));
}

export type NewBudget = Omit<StoredBudget, "minor" | "version">;

export async function insertBudgets(
  tx: Tx,
  rows: readonly NewBudget[],
  now: number,
): Promise<void> {
  const complete = rows.map((row) => ({ ...row, createdAt: now, version: 1 }));
  await insertAll(tx, budgets, complete);
}

/** Changes a budget; who does has seen it and holds spend. */
export async function updateBudget(
  tx: Tx,
  id: string,
  set: Pick<NewBudget, "amountMinor" | "currency">,
): Promise<void> {
  await tx
    .update(budgets)
    .set({ ...set, version: sql`${budgets.version} + 1` })
    .where(eq(budgets.id, id));
}

export async function removeBudget(tx: Tx, id: string): Promise<void> {
  await tx.delete(budgets).where(eq(budgets.id, id));
}
