import { cohortFunnel, isMaturing } from "@/lib/engine/funnel";
import type { CreatedCount } from "@/lib/engine/ledger/created";
import { FUNNEL_STAGES, STAGE_INFO } from "@/lib/engine/stages";
import { wilson } from "@/lib/engine/statistics";
import { t, within } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import type { ReportColumn, ReportRow } from "../schema";
import { DIMENSION_NAMES } from "../schema/params";
import { countCell, rateCell, textCell } from "./cells";
import { namesOfValues, narrow } from "./names";
import { cohortFilter, leadDimension, type Report, type ReportContext } from "./report";
import { splitCohorts } from "./split";
import { lastEntered, sumCounts, tallyCreated } from "./tally";

/** Leads created in the period, followed through the stages. */
export const funnel: Report = {
  name: "funnel",
  title: "Funnel",
  get question() {
    return t("How far did the leads of a period get?");
  },
  get definition() {
    return t(
      "The leads created in the period and how many of them have ever reached each stage, up to now; a stage that was undone does not count. The same leads are followed all the way, so every step is a share of the one before. Leads that are younger than the window can still move on.",
    );
  },
  dimensions: ["source", "label", "path", "country", "campaign", "owner", "version", "segment"],
  filters: ["source", "campaign", "country", "label", "path", "owner", "version", "segment"],
  options: ["compare", "windowDays"],
  defaults: { period: "last90" },
  spans: ["leads"],

  async run(context) {
    const by = leadDimension(context.by);
    const { cohorts, parts } = await splitCohorts(context, by, (one, of) =>
      tallyCreated(one, null, of),
    );
    const rows = cohorts.flatMap((cohort) => cohort.rows);
    const whole = cohortFilter(context, "created", context.period);
    const maturing = isMaturing(lastEntered(rows), context.windowDays, context.now);
    const stages = {
      id: "stages",
      title: t("Stages"),
      columns: STAGE_COLUMNS,
      rows: stageRows(rows, whole, maturing),
      empty: t("No lead was created in this period."),
    };
    const chart = {
      kind: "stages" as const,
      title: t("Leads that reached each stage, and the share of the stage before"),
      table: "stages",
      label: "stage",
      count: "leads",
      rate: "ofPrevious",
    };
    const notes = maturing
      ? [
          t`Some of these leads are younger than ${context.windowDays} days: the lower stages can still fill.`,
        ]
      : [];
    if (by === null) return { tables: [stages], charts: [chart], notes };
    const nameOf = await namesOfValues(context, by);
    const split = parts.map(([value, part]) =>
      splitRow(context, value, nameOf(value), part, narrow(whole, by, value)),
    );
    const total = { ...splitRow(context, "total", t("All"), rows, whole), isTotal: true };
    const table = {
      id: "breakdown",
      title: t`By ${within(DIMENSION_NAMES[by])}`,
      columns: splitColumns(DIMENSION_NAMES[by]),
      rows: split.length > 0 ? [...split, total] : [],
      empty: t("No lead was created in this period."),
    };
    return { tables: [stages, table], charts: [chart], notes };
  },
};

const REACHED = ["mql", "sal", "sql", "customer"] as const;

const STAGE_COLUMNS: ReportColumn[] = [
  {
    key: "stage",
    get label() {
      return t("Stage");
    },
    kind: "text",
  },
  { key: "leads", label: "Leads", kind: "count" },
  {
    key: "ofPrevious",
    get label() {
      return t("Of the stage before");
    },
    kind: "rate",
  },
  {
    key: "ofFirst",
    get label() {
      return t("Of all leads");
    },
    kind: "rate",
  },
];

/** Leads that have reached the stage with that place in the funnel, or a later one. */
export function reachedCount(rows: readonly CreatedCount[], place: number): number {
  return sumCounts(rows.filter((row) => row.furthest >= place));
}

/** The filter of a cohort's leads that have reached the stage; all of them for the first. */
export function reachedFilter(filter: LeadFilter, place: number): LeadFilter {
  const reached = REACHED[place - 1];
  return reached ? { ...filter, reached } : filter;
}

function stageRows(
  rows: readonly CreatedCount[],
  filter: LeadFilter,
  maturing: boolean,
): ReportRow[] {
  if (rows.length === 0) return [];
  const counts = FUNNEL_STAGES.map((stage, place) => ({ stage, count: reachedCount(rows, place) }));
  return cohortFunnel(counts).map(({ stage, count, ofFirst, ofPrevious }, place) => {
    const leads = reachedFilter(filter, place);
    return {
      id: stage,
      // That they were created is as it is.
      isMaturing: maturing && place > 0,
      cells: {
        stage: textCell(place === 0 ? "Leads" : STAGE_INFO[stage].name),
        leads: countCell(count, leads),
        ofPrevious: ofPrevious ? rateCell(ofPrevious, leads) : { value: null },
        ofFirst: place > 0 ? rateCell(ofFirst, leads) : { value: null },
      },
    };
  });
}

function splitColumns(first: string): ReportColumn[] {
  return [
    { key: "value", label: first, kind: "text" },
    { key: "leads", label: "Leads", kind: "count" },
    { key: "mqls", label: "MQLs", kind: "count" },
    { key: "mqlRate", label: "Lead → MQL", kind: "rate" },
    { key: "sals", label: "SALs", kind: "count" },
    { key: "salRate", label: "MQL → SAL", kind: "rate" },
    { key: "sqls", label: "SQLs", kind: "count" },
    { key: "sqlRate", label: "SAL → SQL", kind: "rate" },
    { key: "customers", label: t("Customers"), kind: "count" },
    { key: "customerRate", label: "SQL → customer", kind: "rate" },
  ];
}

function splitRow(
  { windowDays, now }: ReportContext,
  id: string,
  label: string,
  rows: readonly CreatedCount[],
  filter: LeadFilter,
): ReportRow {
  const [leads = 0, mqls = 0, sals = 0, sqls = 0, customers = 0] = FUNNEL_STAGES.map((_, place) =>
    reachedCount(rows, place),
  );
  const at = (place: number) => reachedFilter(filter, place);
  return {
    id,
    isMaturing: isMaturing(lastEntered(rows), windowDays, now),
    cells: {
      value: textCell(label),
      leads: countCell(leads, at(0)),
      mqls: countCell(mqls, at(1)),
      mqlRate: rateCell(wilson(mqls, leads), at(1)),
      sals: countCell(sals, at(2)),
      salRate: rateCell(wilson(sals, mqls), at(2)),
      sqls: countCell(sqls, at(3)),
      sqlRate: rateCell(wilson(sqls, sals), at(3)),
      customers: countCell(customers, at(4)),
      customerRate: rateCell(wilson(customers, sqls), at(4)),
    },
  };
}
