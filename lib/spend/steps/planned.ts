import type { ReadDb } from "@/db/handles";
import { type Planned, plannedBySource } from "@/lib/engine/budget";
import { readBudgets } from "../store/budgets";

interface PlanScope {
  from: string;
  to: string;
  sources?: readonly string[] | undefined;
  /** Only what is planned for these campaigns themselves. */
  campaigns?: readonly string[] | undefined;
}

/** What the months from ≤ month ≤ to are planned to cost in all; without a plan they are not there. */
export async function readPlannedByMonth(
  db: ReadDb,
  { campaigns, ...scope }: PlanScope,
  currency: string,
): Promise<Map<string, number>> {
  const byMonth = new Map<string, Planned[]>();
  for (const { month, source, campaign, minor } of await readBudgets(db, scope, currency)) {
    if (minor === null || campaigns?.includes(campaign) === false) continue;
    byMonth.set(month, [...(byMonth.get(month) ?? []), { source, campaign, minor }]);
  }
  return new Map(
    [...byMonth].map(([month, budgets]) => [
      month,
      [...plannedBySource(budgets).values()].reduce((sum, minor) => sum + minor, 0),
    ]),
  );
}
