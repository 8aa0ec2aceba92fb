import { addCosts, type CostKind, costOf } from "@/lib/engine/cost";
import { t } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import type { HandoffCohort } from "@/lib/leads/store/cohort";
import type { CostSum } from "@/lib/spend/schema";
import { foreignBudgetNotes, foreignCostNotes } from "@/lib/spend/schema/currencies";
import { readCostSums } from "@/lib/spend/steps/cost-sums";
import { readPlan } from "@/lib/spend/steps/planned";
import type { CostFilter, ReportColumn, ReportRow, ReportTable } from "../schema";
import { tallyAttributed } from "./attributed";
import { attributedCac } from "./attribution";
import { countedMonths, firstOnly, lagTable, type Month, monthsOf, trim } from "./cac-months";
import { missingForPayback, paybackTable } from "./cac-payback";
import { splitTable } from "./cac-split";
import { countCell, moneyCell, textCell, unitCostCell } from "./cells";
import { cutMonthNotes } from "./cut-months";
import {
  cohortFilter,
  costDimension,
  type Report,
  type ReportBody,
  type ReportContext,
} from "./report";
import { reportedTables } from "./reported-cac";
import { sumCounts } from "./tally";

/** Customer acquisition cost. */
export const cac: Report = {
  name: "cac",
  get title() {
    return t("Customer acquisition cost");
  },
  get question() {
    return t("What does a new customer cost, and what a lead, an MQL, an SQL?");
  },
  get definition() {
    return t(
      "Costs of the period divided by the new customers of the period; costs and customers are summed first and divided once. Paid CAC contains media only, fully loaded CAC also tools and salaries. Cost per lead, MQL, SAL and SQL divide the same costs by the leads that entered the stage in the period. Lag-matched CAC divides the costs of a month by the customers whose first touch was in that month, whenever they were won; where no touch before a lead came in is known, its coming in counts as the first. By attribution, a customer counts for the sources or campaigns of the touches before, as two models share it out. Costs are written down by source and campaign: filters and a split by anything else would divide the costs of all by the customers of some. Payback is CAC divided by a customer's monthly revenue times the gross margin; LTV is that margin divided by the share of customers lost per month.",
    );
  },
  dimensions: ["source", "campaign"],
  filters: ["source", "campaign"],
  options: ["compare", "basis", "windowDays", "models"],
  defaults: { period: "last12m", by: "source", basis: "own" },
  needs: "cost:read",
  spans: ["leads", "costs"],

  async run(context) {
    const { db, period, scope, workspace } = context;
    const days = { from: period.fromDay, to: period.toDay };
    const { source, campaign } = scope;
    const filter = { ...days, source, campaign, kind: undefined };
    const costFilter: CostFilter = {
      ...days,
      ...(source ? { source } : {}),
      ...(campaign ? { campaign } : {}),
    };
    const isReported = context.basis === "reported";
    const [{ costs, foreign }, counted, ofCut] = await Promise.all([
      readCostSums(db, filter, workspace.currency),
      isReported ? null : countAll(context),
      cutMonthNotes(context),
    ]);
    const notes = [...ofCut, ...foreignCostNotes(foreign, workspace.currency)];
    if (counted === null) {
      return { ...reportedTables(costs, costFilter, costDimension(context.by)), notes };
    }
    const body = ownTables(context, counted, costs, costFilter);
    const ofBudgets = foreignBudgetNotes(counted.planned.foreign, workspace.currency);
    return { ...body, notes: [...notes, ...ofBudgets, ...(body.notes ?? [])] };
  },
};

/** Everything but costs that the report is made of, asked at once. */
async function countAll(context: ReportContext) {
  const { source, campaign } = context.scope;
  const by = costDimension(context.by);
  const [months, attributed, planned] = await Promise.all([
    countedMonths(context),
    // Filtered, a source's costs would meet only customers that came from it.
    source || campaign ? null : tallyAttributed(context, "customer", by),
    plannedFor(context),
  ]);
  return { months, attributed, planned };
}

function ownTables(
  context: ReportContext,
  counted: Awaited<ReturnType<typeof countAll>>,
  costs: readonly CostSum[],
  costFilter: CostFilter,
): ReportBody {
  const { attributed, planned } = counted;
  const months = monthsOf(context, counted.months, costs, costFilter);
  const shown = trim(months);
  const chart = {
    kind: "bars" as const,
    title: t("CAC by month"),
    table: "months",
    label: "month",
    values: ["paid", "loaded"],
  };
  const stack = {
    kind: "stack" as const,
    title: t("Costs by month"),
    table: "months",
    label: "month",
    values: ["media", "tools", "salaries"],
  };
  return {
    tables: [
      summaryTable(context, months, costs, costFilter),
      paybackTable(
        context.workspace,
        costs,
        customersOf(months),
        cohortFilter(context, "customer", context.period),
      ),
      monthsTable(context, shown, costFilter, planned.byMonth),
      lagTable(context, shown),
      splitTable(context, months, costs, costFilter),
      ...(attributed ? [attributedCac(context, attributed, costs)] : []),
    ],
    charts: shown.length > 1 ? [chart, stack] : [],
    notes: [...overheadNotes(context, counted, costs), ...missingForPayback(context.workspace)],
  };
}

/** Overhead has a row of its own by source, and none by touches: no touch is without a source. */
function overheadNotes(
  context: ReportContext,
  { attributed }: Awaited<ReturnType<typeof countAll>>,
  costs: readonly CostSum[],
): string[] {
  const by = costDimension(context.by);
  if (!attributed || !costs.some((sum) => sum[by] === "")) return [];
  return [
    by === "campaign"
      ? t("Under attribution models, costs without a campaign are in the total, in no row.")
      : t("Under attribution models, costs without a source are in the total, in no row."),
  ];
}

/** New customers of the period, each once. */
function customersOf(months: readonly Month[]): number {
  return sumCounts(months.flatMap((month) => firstOnly(month.entered.customer)));
}

function summaryTable(
  context: ReportContext,
  months: readonly Month[],
  costs: readonly CostSum[],
  costFilter: CostFilter,
): ReportTable {
  const sums = addCosts(costs.map((sum) => sum.costs));
  const paid = costOf(sums, "paid");
  const loaded = costOf(sums, "fullyLoaded");
  const row = (id: string, label: string, count: number, filter: LeadFilter): ReportRow => ({
    id,
    cells: {
      what: textCell(label),
      count: countCell(count, filter),
      paid: unitCostCell(paid, count, filter),
      loaded: unitCostCell(loaded, count, filter),
    },
  });
  const entered = (stage: HandoffCohort, label: string) =>
    row(
      stage,
      label,
      sumCounts(months.flatMap((month) => firstOnly(month.entered[stage]))),
      cohortFilter(context, stage, context.period),
    );
  const isEmpty = trim(months).length === 0 && costs.length === 0;
  return {
    id: "summary",
    title: t("What one costs"),
    columns: [
      { key: "what", label: t("One"), kind: "text" },
      { key: "count", label: t("In the period"), kind: "count" },
      { key: "paid", label: t("Media only"), kind: "money", hasInterval: true },
      { key: "loaded", label: t("Fully loaded"), kind: "money", hasInterval: true },
    ],
    rows: isEmpty
      ? []
      : [
          entered("customer", t("Customer (CAC)")),
          entered("sql", "SQL"),
          entered("sal", "SAL"),
          entered("mql", "MQL"),
          row(
            "lead",
            "Lead",
            sumCounts(months.flatMap((month) => month.created)),
            cohortFilter(context, "created", context.period),
          ),
          {
            id: "costs",
            isTotal: true,
            cells: {
              what: textCell(t("Costs")),
              count: { value: null },
              paid: moneyCell(paid, costFilter),
              loaded: moneyCell(loaded, costFilter),
            },
          },
        ],
    empty: t("There are neither costs nor leads in this period. Enter costs under Spend."),
  };
}

const BUDGET: ReportColumn = {
  key: "budget",
  label: "Budget",
  kind: "money",
  get hint() {
    return t("Planned for the whole month");
  },
};

function plannedFor({ db, period, scope, workspace }: ReportContext) {
  const months = { from: period.fromDay.slice(0, 7), to: period.toDay.slice(0, 7) };
  const of = { ...months, sources: scope.source, campaigns: scope.campaign };
  return readPlan(db, of, workspace.currency);
}

function monthsTable(
  context: ReportContext,
  months: readonly Month[],
  costFilter: CostFilter,
  planned: ReadonlyMap<string, number>,
): ReportTable {
  const row = (
    id: string,
    label: string,
    budget: number | null,
    sums: Record<CostKind, number>,
    customers: number,
    filter: CostFilter,
    leads: LeadFilter,
  ): ReportRow => ({
    id,
    cells: {
      month: textCell(label),
      media: moneyCell(sums.media, filter),
      tools: moneyCell(sums.tools, filter),
      salaries: moneyCell(sums.salaries, filter),
      ...(planned.size > 0 ? { budget: moneyCell(budget) } : {}),
      customers: countCell(customers, leads),
      paid: unitCostCell(sums.media, customers, leads),
      loaded: unitCostCell(costOf(sums, "fullyLoaded"), customers, leads),
    },
  });
  const rows = months.map((month) =>
    row(
      month.key,
      month.key,
      planned.get(month.key) ?? null,
      month.costs,
      sumCounts(month.entered.customer),
      month.costFilter,
      cohortFilter(context, "customer", month),
    ),
  );
  const total = row(
    "total",
    t("Whole period"),
    months.reduce((sum, { key }) => sum + (planned.get(key) ?? 0), 0),
    addCosts(months.map((month) => month.costs)),
    sumCounts(months.flatMap((month) => firstOnly(month.entered.customer))),
    costFilter,
    cohortFilter(context, "customer", context.period),
  );
  return {
    id: "months",
    title: t("By month"),
    columns: [
      { key: "month", label: t("Month"), kind: "period" },
      { key: "media", label: "Media", kind: "money" },
      { key: "tools", label: t("Tools"), kind: "money" },
      { key: "salaries", label: t("Salaries"), kind: "money" },
      ...(planned.size > 0 ? [BUDGET] : []),
      { key: "customers", label: t("New customers"), kind: "count" },
      { key: "paid", label: t("Paid CAC"), kind: "money", hasInterval: true },
      { key: "loaded", label: t("Fully loaded CAC"), kind: "money", hasInterval: true },
    ],
    rows: rows.length > 0 ? [...rows, { ...total, isTotal: true }] : [],
    empty: t("There are neither costs nor customers in this period."),
  };
}
