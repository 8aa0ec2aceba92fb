import type { ReadDb } from "@/db/handles";
import { type Planned, plannedBySource } from "@/lib/engine/budget";
import { rememberedAbout } from "@/lib/operations/remembered";
import type { ForeignBudgets } from "../schema/currencies";
import { readBudgets } from "../store/budgets";

interface PlanScope {
  from: string;
  to: string;
  sources?: readonly string[] | undefined;
  /** Only what is planned for these campaigns themselves. */
  campaigns?: readonly string[] | undefined;
}

export interface Plan {
  /** Minor units by month; one without a plan is not there. */
  byMonth: ReadonlyMap<string, number>;
  foreign: readonly ForeignBudgets[];
}

/** What the months from ≤ month ≤ to are planned to cost; kept until a budget or a rate changes. */
export function readPlan(db: ReadDb, scope: PlanScope, currency: string): Promise<Plan> {
  const { from, to, sources, campaigns } = scope;
  const key = JSON.stringify([from, to, sources, campaigns, currency]);
  return rememberedAbout(db, ["budget", "rate", "import"], `budgets ${key}`, () =>
    planOf(db, scope, currency),
  );
}

async function planOf(
  db: ReadDb,
  { campaigns, ...scope }: PlanScope,
  currency: string,
): Promise<Plan> {
  const foreign = new Map<string, ForeignBudgets>();
  const byMonth = new Map<string, Planned[]>();
  for (const budget of await readBudgets(db, scope, currency)) {
    const { month, source, campaign, minor } = budget;
    if (campaigns?.includes(campaign) === false) continue;
    if (budget.currency !== currency) {
      const { counted, left } = foreign.get(budget.currency) ?? { counted: 0, left: 0 };
      const tally = minor === null ? { counted, left: left + 1 } : { counted: counted + 1, left };
      foreign.set(budget.currency, { currency: budget.currency, ...tally });
    }
    if (minor === null) continue;
    byMonth.set(month, [...(byMonth.get(month) ?? []), { source, campaign, minor }]);
  }
  const sums = [...byMonth].map(([month, budgets]): [string, number] => [
    month,
    [...plannedBySource(budgets).values()].reduce((sum, minor) => sum + minor, 0),
  ]);
  return { byMonth: new Map(sums), foreign: [...foreign.values()] };
}
