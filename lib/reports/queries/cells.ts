import { costPer, unitCostBounds } from "@/lib/engine/cost";
import type { Pace, Rate } from "@/lib/engine/statistics";
import type { CurveTime, Estimate } from "@/lib/engine/survival";
import { t } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import type { CostFilter, ReportCell } from "../schema";

export function textCell(value: string): ReportCell {
  return { value };
}

/** A count of leads, with the way to them. */
export function countCell(value: number, leads?: LeadFilter): ReportCell {
  return leads ? { value, leads } : { value };
}

/** A share with its interval; `leads` are those that it counts, the k. */
export function rateCell({ rate, k, n, low, high }: Rate, leads?: LeadFilter): ReportCell {
  return { value: rate, k, n, low, high, ...(leads ? { leads } : {}) };
}

/** Leads per week with the interval; opens to all of them. */
export function paceCell({ perUnit, count, low, high }: Pace, leads: LeadFilter): ReportCell {
  return { value: perUnit, low, high, leads, behind: count };
}

/** An estimated share; `behind` of the `leads` have got there already. */
export function estimateCell(
  estimate: Pick<Estimate, "value" | "low" | "high"> | null,
  none: string,
  leads: LeadFilter,
  behind: number,
): ReportCell {
  if (!estimate) return { value: null, none };
  const { value, low, high } = estimate;
  return { value, low, high, leads, behind };
}

/** Why nothing is estimated of a day: how far those were followed who have been there the longest. */
export function tooEarly(groups: readonly { time: number }[], day: number): string {
  const followed = groups.reduce((most, { time }) => Math.max(most, time), 0);
  return t`too early: day ${followed} of ${day}`;
}

/** What is no number of leads, with the way to the `behind` leads that it rests on, if any. */
export function behindCell(cell: ReportCell, leads: LeadFilter, behind: number): ReportCell {
  return behind > 0 ? { ...cell, leads, behind } : { ...cell, behind };
}

/** A number or share of opportunities. */
export function dealsCell(cell: ReportCell, leads: LeadFilter, behind: number): ReportCell {
  return { ...behindCell(cell, leads, behind), isDeals: true };
}

/** A time that the curve of `n` leads crosses a level; not reached is an answer, too. */
export function timeCell({ time, low, high }: CurveTime, leads: LeadFilter, n: number): ReportCell {
  return behindCell({ value: time, low, high, none: t("not reached") }, leads, n);
}

/** A median of what `n` leads have; null without any. */
export function medianCell(value: number | null, leads: LeadFilter, n: number): ReportCell {
  return behindCell({ value }, leads, n);
}

export function moneyCell(value: number | null, costs?: CostFilter): ReportCell {
  return costs ? { value, costs } : { value };
}

/**
 * Cost of one, both summed before; opens to the leads that the costs are divided by. Without costs
 * there is no figure, least of all 0. `behind`: how many leads share a `count` of credits.
 */
export function unitCostCell(
  costMinor: number | null,
  count: number,
  leads: LeadFilter | undefined,
  behind = count,
): ReportCell {
  if (costMinor === null || costMinor === 0) return { value: null, none: t("no costs") };
  const { perMinor } = costPer([{ costMinor, count }]);
  // Credits are shares of conversions: how many came by chance is not to be told of them.
  const bounds = behind === count ? unitCostBounds(costMinor, count) : null;
  const cell = { value: perMinor, n: behind, ...bounds };
  return leads ? behindCell(cell, leads, behind) : cell;
}

/** A figure that came with costs, or is of such figures only. */
export function claimCell(value: number | null, costs: CostFilter): ReportCell {
  return { value, costs };
}

/** A number with no leads behind it: what was agreed, or a place on an axis. */
export function numberCell(value: number | null): ReportCell {
  return { value };
}
