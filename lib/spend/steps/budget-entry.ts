import type { AuditEntry } from "@/lib/operations/command";
import type { StoredBudget } from "../schema/budgets";

/** What is planned, and where. */
export type BudgetPlan = Pick<
  StoredBudget,
  "month" | "source" | "campaign" | "amountMinor" | "currency"
>;

/** The audit log's entry about a budget. */
export function budgetEntry(
  action: "budget.add" | "budget.change" | "budget.delete",
  before: StoredBudget | null,
  after: (BudgetPlan & { id: string }) | null,
): AuditEntry {
  const facts = (budget: BudgetPlan | null) =>
    budget && {
      month: budget.month,
      source: budget.source,
      campaign: budget.campaign,
      amountMinor: budget.amountMinor,
      currency: budget.currency,
    };
  const entityId = (before ?? after)?.id ?? "";
  return { action, entity: "budget", entityId, before: facts(before), after: facts(after) };
}
