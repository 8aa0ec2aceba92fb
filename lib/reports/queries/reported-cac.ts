import { costPer, romi } from "@/lib/engine/cost";
import type { CostSum } from "@/lib/spend/schema";
import type { CostFilter, ReportColumn, ReportRow } from "../schema";
import { daysOfMonth } from "./cac-months";
import { claimCell, moneyCell, textCell } from "./cells";
import type { ReportBody } from "./report";

/** CAC by the platforms' own claims, which the cost rows carry; kept apart from our own leads. */
export function reportedTables(costs: readonly CostSum[], days: CostFilter): ReportBody {
  const reporting = costs.filter((sum) => sum.reported.costMinor !== 0);
  const total = { ...reportedRow("total", "All", reporting, days), isTotal: true };
  const split = (first: string, keyOf: (sum: CostSum) => string) => {
    const keys = [...new Set(reporting.map(keyOf))].sort();
    const rows = keys.map((key) =>
      reportedRow(
        key,
        key === "" ? "(no source)" : key,
        reporting.filter((sum) => keyOf(sum) === key),
        first === "Source" ? { ...days, source: [key] } : { ...days, ...daysOfMonth(key, days) },
      ),
    );
    return {
      id: first === "Source" ? "sources" : "months",
      title: `By ${first.toLowerCase()}`,
      columns: columnsOf(first, first === "Month" ? "period" : "text"),
      rows: rows.length > 0 ? [...rows, total] : [],
      empty: "No cost of this period carries figures that a platform reported.",
    };
  };
  return {
    tables: [
      {
        id: "summary",
        title: "Reported by the platforms",
        columns: columnsOf("Costs", "text"),
        rows: reporting.length > 0 ? [total] : [],
        empty: "No cost of this period carries figures that a platform reported.",
      },
      split("Source", (sum) => sum.source),
      split("Month", (sum) => sum.month),
    ],
    charts: [],
  };
}

function columnsOf(first: string, kind: "period" | "text"): ReportColumn[] {
  return [
    { key: "name", label: first, kind },
    { key: "cost", label: "Cost", kind: "money", hint: "Of the rows with reported figures" },
    { key: "clicks", label: "Clicks", kind: "count" },
    { key: "leads", label: "Leads", kind: "count" },
    { key: "customers", label: "Customers", kind: "count" },
    { key: "revenue", label: "Revenue", kind: "money" },
    { key: "costPerLead", label: "Cost per lead", kind: "money" },
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
