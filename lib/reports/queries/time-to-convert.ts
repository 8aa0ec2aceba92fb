import type { EntryCount } from "@/lib/engine/ledger/entries";
import { aalenJohansen, incidenceAt, medianIncidence } from "@/lib/engine/survival";
import { t, within } from "@/lib/language";
import type { CohortOutcome, LeadFilter } from "@/lib/leads/schema";
import type { ReportRow } from "../schema";
import { DIMENSION_NAMES } from "../schema/params";
import { countCell, estimateCell, numberCell, textCell, timeCell, tooEarly } from "./cells";
import { EVER_DAYS, namesOfValues, narrow } from "./names";
import { cohortFilter, leadDimension, type Report } from "./report";
import { splitCohorts } from "./split";
import { exitGroups, sumCounts, tallyEntries } from "./tally";

/** Curves that can be told apart. */
const MAX_CURVES = 6;
/** Curves side by side have no intervals: they end before their steps are those of a handful. */
const LEAST_FOLLOWED = 10;
const MILESTONES = [7, 30, 60, 90] as const;

/** How long MQLs take to become SQL. */
export const timeToConvert: Report = {
  name: "time-to-convert",
  get title() {
    return t("Time to convert");
  },
  get question() {
    return t("How long does it take from MQL to SQL?");
  },
  get definition() {
    return t(
      "Share of the leads that became MQL in the period which reached SQL by each day after it (Aalen–Johansen). Disqualified leads are a competing exit; leads that are still open count up to now, so that young ones do not pull the curve down. The median is the day by which half of all have reached SQL; it is not reached where fewer than half do.",
    );
  },
  dimensions: ["source", "label", "path", "country", "campaign", "owner", "version", "segment"],
  filters: ["source", "campaign", "country", "label", "path", "owner", "version", "segment"],
  options: ["compare"],
  defaults: { period: "last12m" },
  spans: ["leads"],

  async run(context) {
    const by = leadDimension(context.by);
    const split = await splitCohorts(context, by, (one, of) => tallyEntries(one, null, of, null));
    const entries = split.cohorts.flatMap((cohort) => cohort.rows);
    const nameOf = await namesOfValues(context, by);
    const whole = cohortFilter(context, "mql", context.period);
    const parts = split.parts.map(([value, rows]) => ({
      value,
      name: nameOf(value),
      rows,
      filter: narrow(whole, by, value),
    }));
    const all = { value: "total", name: t("All"), rows: entries, filter: whole };
    const summaries = parts.map((part) =>
      summaryRow(part.value, part.name, part.rows, part.filter),
    );
    const total = { ...summaryRow("total", t("All MQLs"), entries, whole), isTotal: true };
    const curves =
      by === null
        ? curveRows(all.name, all.rows, all.filter)
        : parts
            .slice(0, MAX_CURVES)
            .flatMap((part) => curveRows(part.name, part.rows, part.filter, LEAST_FOLLOWED));
    const drawn =
      by === null || parts.length <= MAX_CURVES
        ? ""
        : t`, the ${MAX_CURVES} of ${parts.length} with the most MQLs`;
    return {
      tables: [
        {
          id: "summary",
          title: by === null ? t("Summary") : t`By ${within(DIMENSION_NAMES[by])}`,
          columns: [
            { key: "value", label: by === null ? "Leads" : DIMENSION_NAMES[by], kind: "text" },
            { key: "mqls", label: "MQLs", kind: "count" },
            { key: "sqls", label: t("SQL so far"), kind: "count" },
            { key: "out", label: t("Disqualified"), kind: "count" },
            {
              key: "open",
              label: t("Neither so far"),
              kind: "count",
              isCompared: false,
              hint: t("Not SQL and not disqualified, those in nurture among them"),
            },
            { key: "median", label: t("Median days"), kind: "days" },
            ...MILESTONES.map((day) => ({
              key: `by${day}`,
              label: t`By day ${day}`,
              kind: "rate" as const,
            })),
          ],
          rows: entries.length > 0 ? [...summaries, total] : [],
          empty: t("No lead became MQL in this period."),
        },
        {
          id: "curve",
          title: `Curve${drawn}`,
          columns: [
            { key: "series", label: by === null ? "Leads" : DIMENSION_NAMES[by], kind: "text" },
            { key: "day", label: t("Day"), kind: "days" },
            { key: "share", label: t("Reached SQL"), kind: "rate" },
            {
              key: "atRisk",
              label: t("Still followed"),
              kind: "count",
              hint: t("Neither SQL nor disqualified before that day, and old enough for it"),
            },
          ],
          rows: curves,
          isCompared: false,
          empty: t("No lead became MQL in this period."),
        },
      ],
      charts: [
        {
          kind: "curve",
          title:
            by === null
              ? t("Share that reached SQL by each day after becoming MQL, with 95 % interval")
              : t`Share that reached SQL by each day after becoming MQL, by ${within(DIMENSION_NAMES[by])}${drawn}`,
          table: "curve",
          series: "series",
          x: "day",
          value: "share",
        },
      ],
    };
  },
};

function summaryRow(
  id: string,
  name: string,
  rows: readonly EntryCount[],
  filter: LeadFilter,
): ReportRow {
  const groups = exitGroups(rows);
  const curve = aalenJohansen(groups);
  const ofKind = (kind: EntryCount["kind"]) => sumCounts(rows.filter((row) => row.kind === kind));
  const outcome = (value: CohortOutcome, withinDays = EVER_DAYS): LeadFilter => ({
    ...filter,
    outcome: value,
    withinDays,
  });
  const sqlsBy = (day: number) =>
    sumCounts(rows.filter(({ kind, days }) => kind === "sql" && days <= day));
  return {
    id,
    cells: {
      value: textCell(name),
      mqls: countCell(curve.n, filter),
      sqls: countCell(ofKind("sql"), outcome("sql")),
      out: countCell(ofKind("out"), outcome("disqualified")),
      open: countCell(ofKind("open"), outcome("open")),
      median: timeCell(medianIncidence(curve), filter, curve.n),
      ...Object.fromEntries(
        MILESTONES.map((day) => [
          `by${day}`,
          estimateCell(
            incidenceAt(curve, day),
            tooEarly(groups, day),
            outcome("sql", day),
            sqlsBy(day),
          ),
        ]),
      ),
    },
  };
}

/** A curve's steps, as long as so many leads are followed. */
function curveRows(
  series: string,
  rows: readonly EntryCount[],
  filter: LeadFilter,
  least = 0,
): ReportRow[] {
  const curve = aalenJohansen(exitGroups(rows));
  let reached = 0;
  return curve.points
    .filter((point) => point.event > 0 && point.atRisk >= least)
    .map(({ time, atRisk, event, incidence, low, high }) => {
      reached += event;
      const byThen = (outcome: CohortOutcome): LeadFilter => ({
        ...filter,
        outcome,
        withinDays: time,
      });
      const share = { value: incidence, low, high };
      return {
        id: `${series} ${time}`,
        cells: {
          series: textCell(series),
          day: numberCell(time),
          share: estimateCell(share, "", byThen("sql"), reached),
          atRisk: countCell(atRisk, byThen("followed")),
        },
      };
    });
}
