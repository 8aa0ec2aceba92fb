import {
  addCosts,
  type CostBasis,
  costOf,
  costPer,
  ltvToCac,
  paybackMonths,
} from "@/lib/engine/cost";
import { t } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import type { Workspace } from "@/lib/settings/schema";
import type { CostSum } from "@/lib/spend/schema";
import type { ReportCell, ReportRow, ReportTable } from "../schema";
import { behindCell, moneyCell, textCell } from "./cells";

const bases = (): readonly (readonly [CostBasis, string])[] => [
  ["paid", t("Media only")],
  ["fullyLoaded", t("Fully loaded")],
];

type Economics = Pick<
  Workspace,
  "monthlyRevenueMinor" | "grossMarginPercent" | "monthlyChurnPercent"
>;

/** How long a customer takes to pay back what winning them cost; `leads` are the customers. */
export function paybackTable(
  workspace: Economics,
  costs: readonly CostSum[],
  customers: number,
  leads: LeadFilter,
): ReportTable {
  const sums = addCosts(costs.map((sum) => sum.costs));
  const ofCustomers = (cell: ReportCell) =>
    cell.value === null ? cell : behindCell(cell, leads, customers);
  const rows = bases().map(([basis, name]): ReportRow => {
    const { perMinor } = costPer([{ costMinor: costOf(sums, basis), count: customers }]);
    const cacMinor = perMinor === 0 ? null : perMinor;
    return {
      id: basis,
      cells: {
        basis: textCell(name),
        cac: ofCustomers(moneyCell(cacMinor)),
        months: ofCustomers(cacMinor === null ? NO_CAC : monthsCell(workspace, cacMinor)),
        ltv: ofCustomers(cacMinor === null ? NO_CAC : ltvCell(workspace, cacMinor)),
      },
    };
  });
  return {
    id: "payback",
    title: t("Payback"),
    columns: [
      { key: "basis", label: t("Costs"), kind: "text" },
      { key: "cac", label: "CAC", kind: "money" },
      { key: "months", label: t("Months to pay back"), kind: "number" },
      {
        key: "ltv",
        label: "LTV : CAC",
        kind: "number",
        hint: t("What a customer brings before they are lost, over what winning them cost"),
      },
    ],
    rows: customers > 0 && costs.length > 0 ? rows : [],
    empty: t("Without both costs and new customers in this period there is nothing to pay back."),
  };
}

const NO_CAC: ReportCell = {
  value: null,
  get none() {
    return t("no CAC");
  },
};

function monthsCell(
  { monthlyRevenueMinor, grossMarginPercent }: Economics,
  cacMinor: number,
): ReportCell {
  if (monthlyRevenueMinor === null || grossMarginPercent === null) return NOT_SET;
  return { value: paybackMonths(cacMinor, monthlyRevenueMinor, grossMarginPercent / 100) };
}

function ltvCell(
  { monthlyRevenueMinor, grossMarginPercent, monthlyChurnPercent }: Economics,
  cacMinor: number,
): ReportCell {
  if (monthlyRevenueMinor === null || grossMarginPercent === null || monthlyChurnPercent === null) {
    return NOT_SET;
  }
  const [margin, churn] = [grossMarginPercent / 100, monthlyChurnPercent / 100];
  return { value: ltvToCac(monthlyRevenueMinor, margin, churn, cacMinor) };
}

const NOT_SET: ReportCell = {
  value: null,
  get none() {
    return t("not set");
  },
};

/** What payback cannot be told without, in a sentence; none when all of it is set. */
export function missingForPayback(workspace: Economics): string[] {
  const { monthlyRevenueMinor, grossMarginPercent, monthlyChurnPercent } = workspace;
  const missing = [
    ...(monthlyRevenueMinor === null ? [t("a customer's revenue per month")] : []),
    ...(grossMarginPercent === null ? [t("the gross margin")] : []),
    ...(monthlyChurnPercent === null ? [t("the share of customers lost per month")] : []),
  ];
  return missing.length > 0
    ? [t`Payback and LTV need what an admin can set under Settings: ${missing.join(", ")}.`]
    : [];
}
