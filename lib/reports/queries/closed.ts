import { type Rate, type WeightedValue, weightedMedian, wilson } from "@/lib/engine/statistics";
import { t } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import type { Dimension, ReportFilterName } from "../schema/params";
import type { ClosedCount, LeadsBehind } from "../store/opportunities";
import { namesOfValues, narrow } from "./names";
import type { ReportContext } from "./report";
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

/** Of opportunities that all have no lead. */
export const NONE_BEHIND: Omit<LeadsBehind, "value"> = {
  closed: 0,
  won: 0,
  paid: 0,
  wonTimed: 0,
  lostTimed: 0,
};

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

/** What opportunities can be split by: their own owner and product, and what their lead has. */
export const DEAL_DIMENSIONS = [
  "owner",
  "product",
  "source",
  "campaign",
  "label",
  "path",
  "country",
  "version",
  "segment",
] as const satisfies readonly Dimension[];

/** Their own owner, and filters of their leads. */
export const DEAL_FILTERS = [
  "dealOwner",
  "source",
  "campaign",
  "country",
  "label",
  "path",
  "version",
  "segment",
] as const satisfies readonly ReportFilterName[];

/** What the values of a dimension are called. */
export async function dealNames(
  context: Pick<ReportContext, "db" | "segments">,
  by: Dimension | null,
): Promise<(value: string) => string> {
  if (by === null || by === "owner" || by === "product") return (value) => value || t("(unknown)");
  const nameOf = await namesOfValues(context, by);
  return (value) => nameOf(value) || t("(no lead)");
}

/** The filter narrowed to the opportunities of one value. */
export function narrowDeals(filter: LeadFilter, by: Dimension, value: string): LeadFilter {
  if (by === "owner") return { ...filter, dealOwner: [value] };
  return by === "product" ? { ...filter, dealProduct: [value] } : narrow(filter, by, value);
}
