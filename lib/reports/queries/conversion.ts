import { cohortConversion } from "@/lib/engine/cohort";
import type { EntryCount } from "@/lib/engine/ledger/entries";
import { t, within } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import type { ReportColumn, ReportRow } from "../schema";
import { DIMENSION_NAMES } from "../schema/params";
import { countCell, estimateCell, rateCell, textCell, tooEarly } from "./cells";
import { namesOfValues, narrow } from "./names";
import { cohortFilter, leadDimension, type Report, type ReportContext } from "./report";
import { splitCohorts } from "./split";
import { exitGroups, lastEntered, tallyEntries, withEmptyCohorts } from "./tally";

/** MQL → SQL: the headline of the workspace. */
export const conversion: Report = {
  name: "conversion",
  get title() {
    return t("MQL to SQL conversion");
  },
  get question() {
    return t("Of the leads that became MQL, how many did sales qualify?");
  },
  get definition() {
    return t(
      "Of the leads that became MQL in the period, the share that reached SQL within the window. A lead counts once per cohort, at its first hand-off in it. A cohort is maturing until the window is over for its last lead; until then the estimate (Aalen–Johansen, with disqualified leads as a competing exit) says what its share will be.",
    );
  },
  dimensions: ["source", "label", "path", "country", "campaign", "owner", "version", "segment"],
  filters: ["source", "campaign", "country", "label", "path", "owner", "version", "segment"],
  options: ["compare", "grain", "windowDays"],
  defaults: { period: "last12m", grain: "month" },
  spans: ["leads"],

  async run(context) {
    const { period, grain, windowDays } = context;
    const by = leadDimension(context.by);
    const { cohorts, parts } = await splitCohorts(
      context,
      by,
      (one, of) => tallyEntries(one, grain, of, windowDays),
      ({ isFirst }) => isFirst,
    );
    const rows = withEmptyCohorts(context, grain, cohorts).map((cohort) =>
      conversionRow(
        context,
        cohort.key,
        cohort.key,
        cohort.rows,
        cohortFilter(context, "mql", cohort),
      ),
    );
    const entries = cohorts.flatMap((cohort) => cohort.rows).filter((row) => row.isFirst);
    const whole = cohortFilter(context, "mql", period);
    const total = {
      ...conversionRow(context, "total", t("Whole period"), entries, whole),
      isTotal: true,
    };
    const nameOf = await namesOfValues(context, by);
    const breakdown = parts.map(([value, part]) =>
      conversionRow(context, value, nameOf(value), part, narrow(whole, by, value)),
    );
    const empty = t("No lead became MQL in this period.");
    const cohortTable = {
      id: "cohorts",
      title: t("By the time they became MQL"),
      columns: columnsOf(COHORT_NAMES[grain], "period", windowDays),
      rows: rows.length > 0 ? [...rows, total] : [],
      empty,
    };
    if (by === null)
      return {
        tables: [cohortTable],
        charts: [ratesChart("cohorts", windowDays, within(COHORT_NAMES[grain]))],
      };
    const splitTable = {
      id: "breakdown",
      title: t`By ${within(DIMENSION_NAMES[by])}`,
      columns: columnsOf(DIMENSION_NAMES[by], "text", windowDays),
      rows: breakdown.length > 0 ? [...breakdown, total] : [],
      empty,
    };
    return {
      tables: [splitTable, cohortTable],
      charts: [
        ratesChart("breakdown", windowDays, within(DIMENSION_NAMES[by])),
        ratesChart("cohorts", windowDays, within(COHORT_NAMES[grain])),
      ],
    };
  },
};

const COHORT_NAMES = {
  get week() {
    return t("Week");
  },
  get month() {
    return t("Month");
  },
  get quarter() {
    return t("Quarter");
  },
};

function ratesChart(table: string, windowDays: number, by: string) {
  return {
    kind: "rates" as const,
    title: t`Share that reached SQL within ${windowDays} days, by ${by}, with 95 % interval`,
    table,
    label: "cohort",
    rate: "conversion",
    estimate: "estimate",
  };
}

function columnsOf(first: string, kind: "period" | "text", windowDays: number): ReportColumn[] {
  return [
    { key: "cohort", label: first, kind },
    { key: "mqls", label: "MQLs", kind: "count" },
    { key: "sqls", label: t`SQL within ${windowDays} days`, kind: "count" },
    { key: "conversion", label: t("Conversion"), kind: "rate" },
    {
      key: "estimate",
      label: t("Estimate"),
      kind: "rate",
      hint: t("What the share will be when the window is over for all"),
    },
    {
      key: "waiting",
      label: t("Still open"),
      kind: "count",
      isCompared: false,
      hint: t("Neither SQL nor disqualified, and inside the window"),
    },
  ];
}

/** One cohort of MQLs with its conversion; `filter` selects its leads. */
function conversionRow(
  { windowDays, now }: ReportContext,
  id: string,
  label: string,
  rows: readonly EntryCount[],
  filter: LeadFilter,
): ReportRow {
  const groups = exitGroups(rows);
  const { share, estimate, waiting, maturing } = cohortConversion(
    { key: id, groups, lastEnteredAt: lastEntered(rows) },
    windowDays,
    now,
  );
  const reached: LeadFilter = { ...filter, outcome: "sql", withinDays: windowDays };
  return {
    id,
    isMaturing: maturing,
    cells: {
      cohort: textCell(label),
      mqls: countCell(share.n, filter),
      sqls: countCell(share.k, reached),
      conversion: rateCell(share, reached),
      estimate: estimateCell(estimate, tooEarly(groups, windowDays), reached, share.k),
      waiting: countCell(waiting, { ...filter, outcome: "waiting", withinDays: windowDays }),
    },
  };
}
