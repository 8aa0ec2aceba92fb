import type { ReadDb } from "@/db/handles";
import { type Planned, plannedBySource } from "@/lib/engine/budget";
import { rememberedAbout } from "@/lib/operations/remembered";
import { readBudgets } from "../store/budgets";

interface PlanScope {
  from: string;
  to: string;
  sources?: readonly string[] | undefined;
  /** Only what is planned for these campaigns themselves. */
  campaigns?: readonly string[] | undefined;
}

/**
 * What the months from ≤ month ≤ to are planned to cost in all; without a plan they are not there.
 * Kept until a budget or a rate changes.
 */
export function readPlannedByMonth(
  db: ReadDb,
  scope: PlanScope,
  currency: string,
): Promise<ReadonlyMap<string, number>> {
  const { from, to, sources, campaigns } = scope;
  const key = JSON.stringify([from, to, sources, campaigns, currency]);
  return rememberedAbout(db, ["budget", "rate", "import"], `budgets ${key}`, () =>
    plannedByMonth(db, scope, currency),
  );
}

async function plannedByMonth(
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
