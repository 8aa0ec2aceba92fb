import { isMaturing } from "@/lib/engine/funnel";
import { roundHalfUp } from "@/lib/engine/money";
import { pace } from "@/lib/engine/statistics";

export const COST_KINDS = ["media", "tools", "salaries"] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** Costs by kind, minor units; a kind that is not there cost nothing. */
export type Costs = Readonly<Partial<Record<CostKind, number>>>;

/** Which kinds a figure contains: paid = media only, fully loaded = all of them. */
export type CostBasis = "paid" | "fullyLoaded";

export const KINDS_OF_BASIS: Readonly<Record<CostBasis, readonly CostKind[]>> = {
  paid: ["media"],
  fullyLoaded: COST_KINDS,
};

export interface UnitCost {
  costMinor: number;
  count: number;
  /** Minor units for one, rounded half up; null when there was none to divide by. */
  perMinor: number | null;
}

/** A month (or other period) of costs with the customers whose first touch was in it. */
export interface LagMonth {
  key: string;
  costs: Costs;
  /** May be fractional under a multi-touch attribution model. */
  customers: number;
  /** Epoch ms at which the month ends. */
  endsAt: number;
  /** Only some of its days are asked for: its costs stand on the first of them, or of the others. */
  isCut: boolean;
}

export interface LagMatchedCac {
  months: (UnitCost & { key: string; maturing: boolean; isCut: boolean })[];
  /** Over the whole months that are not maturing: their costs summed, divided once. */
  mature: UnitCost;
}

/** Sum of the kinds that the basis contains, minor units. */
export function costOf(costs: Costs, basis: CostBasis): number {
  return KINDS_OF_BASIS[basis].reduce((sum, kind) => sum + (costs[kind] ?? 0), 0);
}

/** Costs of several periods or channels, added up kind by kind. */
export function addCosts(parts: readonly Costs[]): Record<CostKind, number> {
  const sum = { media: 0, tools: 0, salaries: 0 };
  for (const part of parts) for (const kind of COST_KINDS) sum[kind] += part[kind] ?? 0;
  return sum;
}

/**
 * Cost per lead, MQL, SAL, SQL or customer. Over several periods or channels all costs and all
 * counts are summed and divided once: the mean of their ratios is another, wrong number.
 * Throws RangeError on a negative count.
 */
export function costPer(parts: readonly { costMinor: number; count: number }[]): UnitCost {
  let costMinor = 0;
  let count = 0;
  for (const part of parts) {
    if (!(part.count >= 0)) throw new RangeError(`A count is at least 0, got ${part.count}`);
    costMinor += part.costMinor;
    count += part.count;
  }
  return { costMinor, count, perMinor: count > 0 ? roundHalfUp(costMinor / count) : null };
}

/**
 * Bounds of the 95 % interval of the cost of one, minor units rounded half up: costs are what they
 * are, and how many came of them is chance, as of events that come independently (`pace`).
 * Null without any. Throws RangeError unless the count is a whole number ≥ 0.
 */
export function unitCostBounds(
  costMinor: number,
  count: number,
): { low: number; high: number } | null {
  const { low, high } = pace(count, 1);
  if (count === 0) return null;
  return { low: roundHalfUp(costMinor / high), high: roundHalfUp(costMinor / low) };
}

/** Cost of one lead in each of several stages: the same costs over each count. */
export function costPerStage<S extends string>(
  costMinor: number,
  counts: Readonly<Record<S, number>>,
): Record<S, UnitCost> {
  const entries = Object.entries<number>(counts).map(([stage, count]) => [
    stage,
    costPer([{ costMinor, count }]),
  ]);
  return Object.fromEntries(entries);
}

/** Customer acquisition cost: costs of the period over the customers won in it, any first touch. */
export function cac(costs: Costs, customers: number, basis: CostBasis): UnitCost {
  return costPer([{ costMinor: costOf(costs, basis), count: customers }]);
}

/**
 * CAC with costs matched to the customers that they began: costs of a month over customers whose
 * first touch fell in it. A month is maturing until `lagDays` after its end, since its customers
 * are not all won yet and its figure is still too high.
 */
export function lagMatchedCac(
  months: readonly LagMonth[],
  basis: CostBasis,
  lagDays: number,
  now: number,
): LagMatchedCac {
  const rows = months.map(({ key, costs, customers, endsAt, isCut }) => ({
    key,
    isCut,
    maturing: isMaturing(endsAt, lagDays, now),
    ...cac(costs, customers, basis),
  }));
  return { months: rows, mature: costPer(rows.filter((row) => !row.maturing && !row.isCut)) };
}

/** Return on marketing investment, (revenue − cost) / cost: 0.4 = 40 %. Null without cost. */
export function romi(revenueMinor: number, costMinor: number): number | null {
  return costMinor > 0 ? (revenueMinor - costMinor) / costMinor : null;
}

/**
 * Months until a customer's gross profit has paid for the acquisition: CAC / (average monthly
 * revenue per customer × gross margin as a share of 1). Null when there is no profit.
 */
export function paybackMonths(
  cacMinor: number,
  monthlyRevenueMinor: number,
  grossMargin: number,
): number | null {
  const profit = monthlyRevenueMinor * grossMargin;
  return profit > 0 ? cacMinor / profit : null;
}

/**
 * Lifetime value over CAC: ARPA × margin / churn / CAC. ARPA and churn (a share of 1) must be of
 * the same length of time, for example both monthly. Null when churn or CAC is 0.
 */
export function ltvToCac(
  arpaMinor: number,
  grossMargin: number,
  churn: number,
  cacMinor: number,
): number | null {
  return churn > 0 && cacMinor > 0 ? (arpaMinor * grossMargin) / churn / cacMinor : null;
}

/**
 * Pipeline velocity in minor units per day: open opportunities × win rate (0..1) × average won
 * amount / median cycle in days. Null while one of them is unknown or the cycle is 0 days.
 */
export function velocityPerDayMinor(
  openOpportunities: number,
  winRate: number | null,
  averageWonMinor: number | null,
  medianCycleDays: number | null,
): number | null {
  if (winRate === null || averageWonMinor === null || !medianCycleDays) return null;
  return roundHalfUp((openOpportunities * winRate * averageWonMinor) / medianCycleDays);
}
