import type { ReadDb, Tx } from "@/db/handles";
import type { AuditEntry } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import type { StoredBudget } from "../schema/budgets";
import { placeKey } from "../schema/grid";
import { holdSpend } from "../store";
import { insertBudgets, type NewBudget, readBudgets, updateBudget } from "../store/budgets";
import { type BudgetPlan, budgetEntry } from "./budget-entry";

type Outcome = "created" | "updated" | "unchanged";

const keyOf = ({ source, campaign, month }: BudgetPlan) =>
  placeKey({ source, campaign, period: month });

/** What is stored where each of these would stand, and what bringing it in comes to. */
export async function storedBudgetsOf(
  db: ReadDb,
  plans: readonly BudgetPlan[],
): Promise<{ before: StoredBudget | null; outcome: Outcome }[]> {
  const [first, ...others] = plans.map(({ month }) => month).sort();
  if (first === undefined) return [];
  const scope = {
    from: first,
    to: others.at(-1) ?? first,
    sources: [...new Set(plans.map(({ source }) => source))],
  };
  // As they were written: in which currency they count does not matter here.
  const stored = await readBudgets(db, scope, plans[0]?.currency ?? "");
  const known = new Map(stored.map((budget) => [keyOf(budget), budget]));
  return plans.map((plan) => {
    const before = known.get(keyOf(plan)) ?? null;
    if (!before) return { before, outcome: "created" };
    const isSame = before.amountMinor === plan.amountMinor && before.currency === plan.currency;
    return { before, outcome: isSame ? "unchanged" : "updated" };
  });
}

/** Plans months of sources or campaigns, each once; what is planned elsewhere stays. */
export async function bringBudgets(
  tx: Tx,
  plans: readonly BudgetPlan[],
  now: number,
): Promise<{ outcomes: Outcome[]; entries: AuditEntry[] }> {
  await holdSpend(tx);
  const stored = await storedBudgetsOf(tx, plans);
  const added: NewBudget[] = [];
  const entries: AuditEntry[] = [];
  for (const [i, { before, outcome }] of stored.entries()) {
    const plan = plans[i] as BudgetPlan;
    if (!before) {
      const budget = { id: newId(), ...plan };
      added.push(budget);
      entries.push(budgetEntry("budget.add", null, budget));
    } else if (outcome === "updated") {
      const { amountMinor, currency } = plan;
      await updateBudget(tx, before.id, { amountMinor, currency });
      entries.push(budgetEntry("budget.change", before, { ...before, amountMinor, currency }));
    }
  }
  await insertBudgets(tx, added, now);
  return { outcomes: stored.map(({ outcome }) => outcome), entries };
}
