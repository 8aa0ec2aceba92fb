import { costPer } from "@/lib/engine/cost";
import type { Rate } from "@/lib/engine/statistics";
import type { CurveTime, Estimate } from "@/lib/engine/survival";
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

export function estimateCell(estimate: Estimate | null, none: string): ReportCell {
  if (!estimate) return { value: null, none };
  return { value: estimate.value, low: estimate.low, high: estimate.high };
}

/** A time that a curve crosses a level; not reached is an answer, too. */
export function timeCell({ time, low, high }: CurveTime): ReportCell {
  return { value: time, low, high, none: "not reached" };
}

export function moneyCell(value: number | null, costs?: CostFilter): ReportCell {
  return costs ? { value, costs } : { value };
}

/** Cost of one, both summed before; without costs there is no figure, least of all 0. */
export function unitCostCell(costMinor: number | null, count: number): ReportCell {
  if (costMinor === null || costMinor === 0) return { value: null, none: "no costs" };
  return { value: costPer([{ costMinor, count }]).perMinor };
}

export function numberCell(value: number | null): ReportCell {
  return { value };
}
