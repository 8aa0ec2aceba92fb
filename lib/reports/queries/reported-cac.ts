import { costPer, romi } from "@/lib/engine/cost";
import { t } from "@/lib/language";
import type { CostSum } from "@/lib/spend/schema";
import type { CostFilter, ReportColumn, ReportRow } from "../schema";
import { DIMENSION_NAMES } from "../schema/params";
import { daysOfMonth } from "./cac-months";
import { claimCell, moneyCell, textCell } from "./cells";
import type { CostDimension, ReportBody } from "./report";

/** CAC by the platforms' own claims, which the cost rows carry; kept apart from our own leads. */
export function reportedTables(
  costs: readonly CostSum[],
  days: CostFilter,
  by: CostDimension,
): ReportBody {
  const reporting = costs.filter((sum) => sum.reported.costMinor !== 0);
  const total = { ...reportedRow("total", t("All"), reporting, days), isTotal: true };
  const split = (of: CostDimension | "month") => {
    const keyOf = (sum: CostSum) => sum[of];
    const keys = [...new Set(reporting.map(keyOf))].sort();
    const rows = keys.map((key) =>
      reportedRow(
        key,
        key === "" ? t`(no ${of})` : key,
        reporting.filter((sum) => keyOf(sum) === key),
        { ...days, ...(of === "month" ? daysOfMonth(key, days) : { [of]: [key] }) },
      ),
    );
    return {
      id: of === "month" ? "months" : "sources",
      title: t`By ${of}`,
      columns:
        of === "month" ? columnsOf(t("Month"), "period") : columnsOf(DIMENSION_NAMES[of], "text"),
      rows: rows.length > 0 ? [...rows, total] : [],
      empty: t("No cost of this period carries figures that a platform reported."),
    };
  };
  return {
    tables: [
      {
        id: "summary",
        title: t("Reported by the platforms"),
        columns: columnsOf(t("Costs"), "text"),
        rows: reporting.length > 0 ? [total] : [],
        empty: t("No cost of this period carries figures that a platform reported."),
      },
      split(by),
      split("month"),
    ],
    charts: [],
  };
}

function columnsOf(first: string, kind: "period" | "text"): ReportColumn[] {
  return [
    { key: "name", label: first, kind },
    { key: "cost", label: t("Cost"), kind: "money", hint: t("Of the rows with reported figures") },
    { key: "clicks", label: t("Clicks"), kind: "count" },
    { key: "leads", label: "Leads", kind: "count" },
    { key: "customers", label: t("Customers"), kind: "count" },
    { key: "revenue", label: t("Revenue"), kind: "money" },
    { key: "costPerLead", label: t("Cost per lead"), kind: "money" },
    { key: "cac", label: "CAC", kind: "money" },
    { key: "romi", label: "ROMI", kind: "ratio", hint: "(revenue − cost) / cost" },
  ];
}

function reportedRow(
  id: string,
  name: string,
  sums: readonly CostSum[],
  filter: CostFilter,
): ReportRow {
  const add = (key: keyof CostSum["reported"]) =>
    sums.reduce((all, sum) => all + sum.reported[key], 0);
  const costMinor = add("costMinor");
  const revenueMinor = add("revenueMinor");
  return {
    id,
    cells: {
      name: textCell(name),
      cost: moneyCell(costMinor, filter),
      // Claims of the platforms, not leads of ours: what is behind them is the cost rows.
      clicks: claimCell(add("clicks"), filter),
      leads: claimCell(add("leads"), filter),
      customers: claimCell(add("customers"), filter),
      revenue: moneyCell(revenueMinor, filter),
      costPerLead: moneyCell(costPer([{ costMinor, count: add("leads") }]).perMinor, filter),
      cac: moneyCell(costPer([{ costMinor, count: add("customers") }]).perMinor, filter),
      romi: claimCell(romi(revenueMinor, costMinor), filter),
    },
  };
}
