import { velocityPerDayMinor } from "@/lib/engine/cost";
import { roundHalfUp } from "@/lib/engine/money";
import { t, within } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import type { ReportRow } from "../schema";
import { DIMENSION_NAMES, type Dimension } from "../schema/params";
import {
  type ClosedCount,
  countClosed,
  countLeadsBehind,
  countOpen,
  countOpenLeads,
  type DealDimension,
  type DealQuery,
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
import {
  type ClosedFigures,
  closedFigures,
  DEAL_DIMENSIONS,
  DEAL_FILTERS,
  dealNames,
  NONE_BEHIND,
  narrowDeals,
} from "./closed";
import { CLOSED_COLUMNS, closedMonths, MONTH_CHARTS } from "./closed-rows";
import { type Report, type ReportContext, scopeFilter } from "./report";
import { splitValues } from "./split";
import { byValue, sumCounts } from "./tally";

/** What velocity is made of beside the open opportunities. */
const FACTORS = [CLOSED_COLUMNS.wonShare, CLOSED_COLUMNS.average, CLOSED_COLUMNS.wonDays];
const MONTH_COLUMNS = [CLOSED_COLUMNS.closed, ...FACTORS];

/** What the pipeline brings in a day. */
export const velocity: Report = {
  name: "velocity",
  get title() {
    return t("Pipeline velocity");
  },
  get question() {
    return t("How much does the pipeline bring per day?");
  },
  get definition() {
    return t(
      "Open opportunities × won share × average won amount / median days from opening to winning. Open are those of now; the other three are of opportunities closed in the period, amounts of those in the workspace's currency or with a stored rate to it. What rests on the opportunities that are open now is not compared with another period. A part has a share and days of its own, so that parts need not add up to the whole. Numbers open to the leads behind the opportunities: a lead may have several of them, and some belong to no lead.",
    );
  },
  dimensions: DEAL_DIMENSIONS,
  filters: DEAL_FILTERS,
  options: ["compare"],
  defaults: { period: "last12m" },
  spans: ["opportunities"],

  async run(context) {
    const { workspace, by } = context;
    const nameOf = await dealNames(context, by);
    const whole = await countDeals(context, null);
    const total = { ...velocityRow(context, "total", t("All"), whole, null), isTotal: true };
    const deals = by === null ? null : await countDeals(context, by);
    const parts =
      by === null || deals === null
        ? []
        : byValue([...deals.open, ...deals.closed]).map(([value]) =>
            velocityRow(context, value, nameOf(value), deals, by),
          );
    const foreign = sumCounts(whole.open.filter((row) => row.currency !== workspace.currency));
    return {
      tables: [
        {
          id: "velocity",
          title: by ? t`By ${within(DIMENSION_NAMES[by])}` : t("Velocity"),
          columns: [
            { key: "value", label: by ? DIMENSION_NAMES[by] : t("Opportunities"), kind: "text" },
            { key: "open", label: t("Open now"), kind: "count", isCompared: false },
            ...FACTORS,
            { key: "velocity", label: t("Velocity per day"), kind: "money", isCompared: false },
          ],
          rows: [...parts, total],
        },
        ...(by ? [] : [await closedMonths(context, MONTH_COLUMNS)]),
      ],
      charts: by
        ? [
            {
              kind: "bars",
              title: t`Velocity per day by ${within(DIMENSION_NAMES[by])}`,
              table: "velocity",
              label: "value",
              values: ["velocity"],
            },
          ]
        : MONTH_CHARTS,
      notes:
        foreign > 0
          ? [
              t`${foreign} open opportunities are in other currencies than ${workspace.currency}, for which no rate is stored: they count as much as an average one in ${workspace.currency}.`,
            ]
          : [],
    };
  },
};

type Deals = Awaited<ReturnType<typeof countDeals>>;

/** Opportunities and the leads behind them, by value. */
async function countDeals(
  context: ReportContext,
  by: Dimension | null,
): Promise<{
  closed: ClosedCount[];
  open: Awaited<ReturnType<typeof countOpen>>;
  closedLeads: Awaited<ReturnType<typeof countLeadsBehind>>;
  openLeads: Awaited<ReturnType<typeof countOpenLeads>>;
}> {
  const { db, period, workspace } = context;
  const split = <R extends { value: string }>(count: (query: DealQuery) => Promise<R[]>) =>
    splitValues<ReportContext, R, DealDimension>(context, by, ({ scope }, of) =>
      count({ scope, by: of, currency: workspace.currency }),
    );
  return {
    closed: await split((query) => countClosed(db, period, query)),
    open: await split((query) => countOpen(db, query)),
    closedLeads: await split((query) => countLeadsBehind(db, period, query)),
    openLeads: await split((query) => countOpenLeads(db, query)),
  };
}

/** One value of the dimension; of all opportunities without one. */
function velocityRow(
  { period, workspace, scope }: ReportContext,
  id: string,
  name: string,
  deals: Deals,
  by: Dimension | null,
): ReportRow {
  const isOne = (row: { value: string }) => by === null || row.value === id;
  const figures = closedFigures(deals.closed.filter(isOne), workspace.currency);
  const { share, averageMinor, wonDays } = figures;
  const open = sumCounts(deals.open.filter(isOne));
  const behind = deals.closedLeads.find(isOne) ?? NONE_BEHIND;
  const openBehind = deals.openLeads.find(isOne)?.open ?? 0;
  const narrowed = (filter: LeadFilter): LeadFilter => {
    const whole = { ...scopeFilter(scope), ...filter };
    return by === null ? whole : narrowDeals(whole, by, id);
  };
  const openLeads = narrowed({ deal: "open" });
  const wonLeads = narrowed({ deal: "won", dealFrom: period.from, dealTo: period.to });
  const paidLeads: LeadFilter = { ...wonLeads, dealCurrency: workspace.currency };
  const average = moneyCell(averageMinor === null ? null : roundHalfUp(averageMinor));
  const perDay = velocityPerDayMinor(open, share.rate, averageMinor, wonDays);
  return {
    id,
    cells: {
      value: textCell(name),
      open: dealsCell(countCell(open), openLeads, openBehind),
      wonShare: dealsCell(rateCell(share), wonLeads, behind.won),
      average: behindCell(average, paidLeads, behind.paid),
      wonDays: medianCell(wonDays, { ...wonLeads, dealOpened: true }, behind.wonTimed),
      velocity:
        perDay === null
          ? { value: null, none: missing(figures) }
          : behindCell(moneyCell(perDay), openLeads, openBehind),
    },
  };
}

/** What velocity cannot be computed without. */
function missing({ share, averageMinor, wonDays }: ClosedFigures): string {
  if (share.n === 0) return t("none closed");
  if (share.k === 0) return t("none won");
  if (averageMinor === null) return t("no amount won");
  return wonDays === null ? t("no opening days") : t("won in 0 days");
}
