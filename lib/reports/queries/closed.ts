import { type Rate, type WeightedValue, weightedMedian, wilson } from "@/lib/engine/statistics";
import type { LeadFilter } from "@/lib/leads/schema";
import type { Dimension } from "../schema/params";
import type { ClosedCount, DealDimension } from "../store/opportunities";
import { sumCounts } from "./tally";

/** What closed opportunities came to. */
export interface ClosedFigures {
  /** Won of closed. */
  share: Rate;
  /** Medians of whole days from opening to closing; null without any. */
  wonDays: number | null;
  lostDays: number | null;
  /** Won amounts in the currency, in minor units. */
  wonMinor: number;
  /** Of the won with such an amount, not rounded; null without any. */
  averageMinor: number | null;
}

export function closedFigures(rows: readonly ClosedCount[], currency: string): ClosedFigures {
  const won = rows.filter((row) => row.state === "won");
  const lost = rows.filter((row) => row.state === "lost");
  const inCurrency = won.filter((row) => row.currency === currency);
  const wonMinor = inCurrency.reduce((sum, row) => sum + row.amountMinor, 0);
  const withAmount = inCurrency.reduce((sum, row) => sum + row.withAmount, 0);
  return {
    share: wilson(sumCounts(won), sumCounts(rows)),
    wonDays: weightedMedian(daysOf(won)),
    lostDays: weightedMedian(daysOf(lost)),
    wonMinor,
    averageMinor: withAmount > 0 ? wonMinor / withAmount : null,
  };
}

function daysOf(rows: readonly ClosedCount[]): WeightedValue[] {
  return rows.flatMap(({ days, count }) => (days === null ? [] : [{ value: days, count }]));
}

/** What opportunities can be split by. */
export function dealDimension(by: Dimension | null): DealDimension | null {
  return by === "owner" || by === "product" ? by : null;
}

export function dealValueName(value: string): string {
  return value === "" ? "(unknown)" : value;
}

/** The filter narrowed to the opportunities of one value. */
export function narrowDeals(filter: LeadFilter, by: DealDimension, value: string): LeadFilter {
  return { ...filter, [by === "owner" ? "dealOwner" : "dealProduct"]: [value] };
}
