import { roundHalfUp } from "@/lib/engine/money";
import { t } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import type { ReportChart, ReportColumn, ReportRow, ReportTable } from "../schema";
import {
  type ClosedCount,
  countClosed,
  countLeadsBehind,
  type LeadsBehind,
} from "../store/opportunities";
import {
  behindCell,
  countCell,
  dealsCell,
  medianCell,
  moneyCell,
  rateCell,
  textCell,
} from "./cells";
import { closedFigures, NONE_BEHIND } from "./closed";
import { type ReportContext, scopeFilter } from "./report";
import { cohortBounds } from "./tally";

/** What closed opportunities came to, as columns of a row. */
export const CLOSED_COLUMNS = {
  closed: {
    key: "closed",
    get label() {
      return t("Closed");
    },
    kind: "count",
  },
  won: {
    key: "won",
    get label() {
      return t("Won");
    },
    kind: "count",
  },
  wonShare: {
    key: "wonShare",
    get label() {
      return t("Won share");
    },
    kind: "rate",
    get hint() {
      return t("Won of closed");
    },
  },
  wonDays: {
    key: "wonDays",
    get label() {
      return t("Median days, won");
    },
    kind: "days",
  },
  lostDays: {
    key: "lostDays",
    get label() {
      return t("Median days, lost");
    },
    kind: "days",
  },
  wonAmount: {
    key: "wonAmount",
    get label() {
      return t("Won amount");
    },
    kind: "money",
  },
  average: {
    key: "average",
    get label() {
      return t("Average won");
    },
    kind: "money",
  },
} as const satisfies Record<string, ReportColumn>;

/** The opportunities closed in those bounds, by the report's own filters. */
export function closedFilter(
  { scope }: Pick<ReportContext, "scope">,
  { from, to }: { from: number; to: number },
): LeadFilter {
  return { ...scopeFilter(scope), deal: "closed", dealFrom: from, dealTo: to };
}

export function closedRow(
  { workspace }: ReportContext,
  id: string,
  name: string,
  rows: readonly ClosedCount[],
  closed: LeadFilter,
  behind: Omit<LeadsBehind, "value"> = NONE_BEHIND,
): ReportRow {
  const { share, wonDays, lostDays, wonMinor, averageMinor } = closedFigures(
    rows,
    workspace.currency,
  );
  const wonLeads: LeadFilter = { ...closed, deal: "won" };
  const paidLeads: LeadFilter = { ...wonLeads, dealCurrency: workspace.currency };
  const average = moneyCell(averageMinor === null ? null : roundHalfUp(averageMinor));
  return {
    id,
    cells: {
      value: textCell(name),
      closed: dealsCell(countCell(share.n), closed, behind.closed),
      won: dealsCell(countCell(share.k), wonLeads, behind.won),
      wonShare: dealsCell(rateCell(share), wonLeads, behind.won),
      wonDays: medianCell(wonDays, { ...wonLeads, dealOpened: true }, behind.wonTimed),
      lostDays: medianCell(
        lostDays,
        { ...closed, deal: "lost", dealOpened: true },
        behind.lostTimed,
      ),
      wonAmount: behindCell(moneyCell(wonMinor), paidLeads, behind.paid),
      average: behindCell(average, paidLeads, behind.paid),
    },
  };
}

/** More months than this are told by quarter. */
const MOST_MONTHS = 48;

/** What was closed in each month of the period. */
export async function closedMonths(
  context: ReportContext,
  columns: readonly ReportColumn[],
): Promise<ReportTable> {
  const { db, period, scope, workspace } = context;
  const byMonth = cohortBounds(context, "month");
  const isLong = byMonth.length > MOST_MONTHS;
  const months = isLong ? cohortBounds(context, "quarter") : byMonth;
  const query = { scope, by: months, currency: workspace.currency };
  const [closed, behind] = await Promise.all([
    countClosed(db, period, query),
    countLeadsBehind(db, period, query),
  ]);
  const rows = months.map((month) =>
    closedRow(
      context,
      month.key,
      month.key,
      closed.filter(({ value }) => value === month.key),
      closedFilter(context, month),
      behind.find(({ value }) => value === month.key),
    ),
  );
  return {
    id: "months",
    title: t("By the time of closing"),
    columns: [
      { key: "value", label: isLong ? t("Quarter") : t("Month"), kind: "period" },
      ...columns,
    ],
    rows: closed.length > 0 ? rows : [],
    empty: t("No opportunity was closed in this period."),
  };
}

/** Draws their won share, and what they won on average. */
export const MONTH_CHARTS: ReportChart[] = [
  {
    kind: "rates",
    get title() {
      return t("Won share of closed opportunities by the time of closing, with 95 % interval");
    },
    table: "months",
    label: "value",
    rate: "wonShare",
  },
  {
    kind: "bars",
    get title() {
      return t("Average won by the time of closing");
    },
    table: "months",
    label: "value",
    values: ["average"],
  },
];
