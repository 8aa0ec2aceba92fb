import { addCosts, costOf } from "@/lib/engine/cost";
import { t, within } from "@/lib/language";
import type { CostSum } from "@/lib/spend/schema";
import type { CostFilter, ReportRow, ReportTable } from "../schema";
import { DIMENSION_NAMES } from "../schema/params";
import { firstOnly, type Month } from "./cac-months";
import { countCell, moneyCell, textCell, unitCostCell } from "./cells";
import { narrow } from "./names";
import { cohortFilter, costDimension, type ReportContext } from "./report";
import { byValue, sumCounts } from "./tally";

/** What customers cost by their source or campaign. */
export function splitTable(
  context: ReportContext,
  months: readonly Month[],
  costs: readonly CostSum[],
  costFilter: CostFilter,
): ReportTable {
  const by = costDimension(context.by);
  const customers = new Map(
    byValue(months.flatMap((month) => firstOnly(month.entered.customer))).map(([value, rows]) => [
      value,
      sumCounts(rows),
    ]),
  );
  const whole = cohortFilter(context, "customer", context.period);
  const values = [...new Set([...costs.map((sum) => sum[by]), ...customers.keys()])];
  const rows = values
    .map((value) => {
      const sums = addCosts(costs.filter((sum) => sum[by] === value).map((sum) => sum.costs));
      return { value, sums, cost: costOf(sums, "fullyLoaded"), won: customers.get(value) ?? 0 };
    })
    .sort((a, b) => b.cost - a.cost || b.won - a.won)
    .map(({ value, sums, cost, won }): ReportRow => {
      const leads = narrow(whole, by, value);
      // Overhead without a source is not what customers of unknown source cost.
      const per = (costMinor: number) =>
        value === "" ? { value: null } : unitCostCell(costMinor, won, leads);
      return {
        id: value,
        cells: {
          source: textCell(value === "" ? t`(no ${within(DIMENSION_NAMES[by])})` : value),
          media: moneyCell(sums.media, { ...costFilter, [by]: [value] }),
          cost: moneyCell(cost, { ...costFilter, [by]: [value] }),
          customers: countCell(won, leads),
          paid: per(sums.media),
          loaded: per(cost),
        },
      };
    });
  return {
    id: "sources",
    title: t`By ${within(DIMENSION_NAMES[by])}`,
    columns: [
      { key: "source", label: DIMENSION_NAMES[by], kind: "text" },
      { key: "media", label: "Media", kind: "money" },
      { key: "cost", label: t("All costs"), kind: "money" },
      { key: "customers", label: t("New customers"), kind: "count" },
      { key: "paid", label: t("Paid CAC"), kind: "money", hasInterval: true },
      { key: "loaded", label: t("CAC with all costs"), kind: "money", hasInterval: true },
    ],
    rows,
    empty: t("There are neither costs nor customers in this period."),
  };
}
