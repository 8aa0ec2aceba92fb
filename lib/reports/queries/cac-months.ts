import { addCosts, type CostKind, costOf, lagMatchedCac } from "@/lib/engine/cost";
import type { CreatedCount } from "@/lib/engine/ledger/created";
import type { EnteredCount } from "@/lib/engine/ledger/entered";
import { t } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import type { HandoffCohort } from "@/lib/leads/store/cohort";
import type { CostSum } from "@/lib/spend/schema";
import type { CostFilter, ReportRow, ReportTable } from "../schema";
import { countCell, moneyCell, textCell, unitCostCell } from "./cells";
import { isCut, lastDayOf } from "./cut-months";
import { costDimension, type ReportContext, scopeFilter } from "./report";
import { cohortBounds, sumCounts, tallyCreated, tallyEntered, tallyWins } from "./tally";

const STAGES = ["mql", "sal", "sql", "customer"] as const satisfies readonly HandoffCohort[];

/** What a month cost, and the leads that entered each stage in it. */
export interface Month {
  key: string;
  from: number;
  to: number;
  entered: Record<HandoffCohort, EnteredCount[]>;
  created: CreatedCount[];
  /** Customers that marketing first reached in it. */
  begun: number;
  costs: Record<CostKind, number>;
  costFilter: CostFilter;
}

/** The leads of the report by month: created, entering each stage, and first reached of customers. */
export async function countedMonths(context: ReportContext) {
  const by = costDimension(context.by);
  const [created, wins, ...entered] = await Promise.all([
    tallyCreated(context, "month", by),
    tallyWins(context, "month"),
    ...STAGES.map((stage) => tallyEntered(context, stage, "month", by)),
  ]);
  return { created, wins, entered };
}

export function monthsOf(
  context: ReportContext,
  { created, wins, entered }: Awaited<ReturnType<typeof countedMonths>>,
  costs: readonly CostSum[],
  costFilter: CostFilter,
): Month[] {
  const byStage = STAGES.map(
    (stage, i) => [stage, new Map(entered[i]?.map(({ key, rows }) => [key, rows]))] as const,
  );
  return cohortBounds(context, "month").map((bounds) => {
    const { key } = bounds;
    return {
      ...bounds,
      entered: Object.fromEntries(
        byStage.map(([stage, byMonth]) => [stage, byMonth.get(key) ?? []]),
      ) as Month["entered"],
      created: created.find((cohort) => cohort.key === key)?.rows ?? [],
      begun: sumCounts(wins.find((cohort) => cohort.key === key)?.rows ?? []),
      costs: addCosts(costs.filter((sum) => sum.month === key).map((sum) => sum.costs)),
      costFilter: {
        ...costFilter,
        ...daysOfMonth(key, costFilter),
      },
    };
  });
}

/** The days of a month that are in the period. */
export function daysOfMonth(key: string, { from, to }: CostFilter): { from: string; to: string } {
  return {
    from: from > `${key}-01` ? from : `${key}-01`,
    // No month has more days: texts compare, so that the real last day is not needed.
    to: to < `${key}-31` ? to : lastDayOf(key),
  };
}

/** Without the empty months before the first and after the last one with anything. */
export function trim(months: readonly Month[]): Month[] {
  const isEmpty = ({ costs, created, begun, entered }: Month) =>
    costOf(costs, "fullyLoaded") === 0 &&
    created.length === 0 &&
    begun === 0 &&
    STAGES.every((stage) => entered[stage].length === 0);
  const first = months.findIndex((month) => !isEmpty(month));
  const last = months.findLastIndex((month) => !isEmpty(month));
  return first < 0 ? [] : months.slice(first, last + 1);
}

/** Leads that entered a stage in several months count once in the period. */
export const firstOnly = (rows: readonly EnteredCount[]) => rows.filter((row) => row.isFirst);

/** The customers that marketing first reached in those bounds. */
function begunIn({ scope }: ReportContext, { from, to }: { from: number; to: number }): LeadFilter {
  return { ...scopeFilter(scope), cohort: "customer", firstTouchFrom: from, firstTouchTo: to };
}

export function lagTable(context: ReportContext, months: readonly Month[]): ReportTable {
  const lag = lagMatchedCac(
    months.map((month) => ({
      key: month.key,
      costs: month.costs,
      customers: month.begun,
      endsAt: month.to,
      isCut: isCut(context, month),
    })),
    "fullyLoaded",
    context.windowDays,
    context.now,
  );
  const rows = lag.months.map((row, i): ReportRow => {
    const month = months[i];
    const won = month && begunIn(context, month);
    return {
      id: row.key,
      isMaturing: row.maturing,
      cells: {
        month: textCell(row.key),
        cost: moneyCell(row.costMinor, month?.costFilter),
        customers: countCell(row.count, won),
        cac: row.isCut
          ? { value: null, none: t("cut month") }
          : unitCostCell(row.costMinor, row.count, won),
      },
    };
  });
  // The oldest months are over first, so that those of the total are one period.
  const over = months.filter((month, i) => !lag.months[i]?.maturing && !isCut(context, month));
  const [first, last] = [over[0], over.at(-1)];
  const won = first && last && begunIn(context, { from: first.from, to: last.to });
  const total: ReportRow = {
    id: "total",
    isTotal: true,
    cells: {
      month: textCell(won ? t("Months that are over") : t("No month is over")),
      // Nothing was spent is another answer than no month to ask about.
      cost: won
        ? moneyCell(lag.mature.costMinor, { ...first.costFilter, to: last.costFilter.to })
        : { value: null },
      customers: won ? countCell(lag.mature.count, won) : { value: null },
      cac: unitCostCell(lag.mature.costMinor, lag.mature.count, won),
    },
  };
  return {
    id: "lag",
    title: t("Lag-matched, fully loaded"),
    columns: [
      { key: "month", label: t("Month"), kind: "period" },
      { key: "cost", label: t("Cost of the month"), kind: "money" },
      {
        key: "customers",
        label: t("Customers first reached in it"),
        kind: "count",
        hint: t(
          "Customers whose first touch by marketing was in the month, whenever they were won",
        ),
      },
      { key: "cac", label: "CAC", kind: "money", hasInterval: true },
    ],
    rows: rows.length > 0 ? [...rows, total] : [],
    empty: t("There are neither costs nor customers in this period."),
  };
}
