import type { CountedCohort } from "@/lib/engine/ledger/counter";
import type { ExitCount } from "@/lib/engine/ledger/exits";
import { wilson } from "@/lib/engine/statistics";
import { t, within } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import type { ExitReason } from "@/lib/settings/schema";
import { readExitReasons } from "@/lib/settings/store";
import type { ReportCell, ReportColumn, ReportRow, ReportTable } from "../schema";
import { DIMENSION_NAMES, type Grain } from "../schema/params";
import { countCell, rateCell, textCell } from "./cells";
import { disputesTable } from "./disputes";
import { namesOfValues, narrow } from "./names";
import { cohortFilter, leadDimension, type Report, type ReportContext } from "./report";
import { splitCohorts } from "./split";
import { byValue, sumCounts, tallyExits, withEmptyCohorts } from "./tally";

/** Reasons that the trend has by name; the others are one column. */
const NAMED = 5;

/** Why hand-offs end without a deal. */
export const reasons: Report = {
  name: "reasons",
  get title() {
    return t("Reject and recycle reasons");
  },
  get question() {
    return t("Why do hand-offs end, and who must act on it?");
  },
  get definition() {
    return t(
      "Of the leads that became MQL in the period and whose hand-off has ended, the share that ended for each reason. A hand-off ends when the lead goes to nurture (recycled) or is disqualified; never accepted are those that sales has accepted neither then nor later. A lead counts once per cohort, at its first hand-off in it. Hand-offs that still run are not part of the shares, so that those of the latest MQLs can still change. A rejection that marketing disputes counts until it is overturned; then it counts no more, and the hand-off runs again.",
    );
  },
  dimensions: ["source", "campaign", "version", "path", "owner", "label", "country", "segment"],
  filters: ["source", "campaign", "country", "label", "path", "owner", "version", "segment"],
  options: ["compare", "grain"],
  defaults: { period: "last12m", grain: "month" },
  spans: ["leads"],

  async run(context) {
    const by = leadDimension(context.by);
    const { cohorts, parts } = await splitCohorts(
      context,
      by,
      (one, of) => tallyExits(one, context.grain, of),
      (row) => row.isFirst && row.to !== null,
    );
    const ended = endedOf(cohorts.flatMap(({ rows }) => rows).filter(({ isFirst }) => isFirst));
    const texts = reasonTexts(await readExitReasons(context.db));
    const whole = cohortFilter(context, "mql", context.period);
    const found = byReason(ended);
    const rows = found.map(([id, part]) => reasonRow(id, texts(id), part, ended, whole, [id]));
    const total = {
      ...reasonRow("total", { label: t("All"), actor: "" }, ended, ended, whole),
      isTotal: true,
    };
    const empty = t("No hand-off of this period has ended.");
    const reasonTable: ReportTable = {
      id: "reasons",
      title: t("By reason"),
      columns: COLUMNS,
      rows: rows.length > 0 ? [...rows, total] : [],
      empty,
    };
    const trend = trendTable(
      context,
      cohorts,
      found.map(([id]) => ({ id, label: texts(id).label })),
    );
    const tables = [reasonTable, trend, await disputesTable(context)];
    if (by !== null) {
      const nameOf = await namesOfValues(context, by);
      tables.unshift({
        id: "breakdown",
        title: t`By ${within(DIMENSION_NAMES[by])} and reason`,
        columns: [{ key: "value", label: DIMENSION_NAMES[by], kind: "text" }, ...COLUMNS],
        rows: parts.flatMap(([value, of]) =>
          byReason(of).map(([id, part]) => {
            const filter = narrow(whole, by, value);
            const row = reasonRow(`${value}/${id}`, texts(id), part, of, filter, [id]);
            return { ...row, cells: { value: textCell(nameOf(value)), ...row.cells } };
          }),
        ),
        empty,
      });
    }
    return {
      tables,
      charts: [
        {
          kind: "rates",
          title: t("Share of ended hand-offs, with 95 % interval"),
          table: "reasons",
          label: "reason",
          rate: "share",
        },
        {
          kind: "stack",
          title: t`Ended hand-offs by the ${within(GRAIN_NAMES[context.grain])} they became MQL`,
          table: "trend",
          label: "cohort",
          values: trend.columns.flatMap(({ key }) => (isReasonKey(key) ? [key] : [])),
        },
      ],
    };
  },
};

const COLUMNS: ReportColumn[] = [
  {
    key: "reason",
    get label() {
      return t("Reason");
    },
    kind: "text",
  },
  {
    key: "actor",
    get label() {
      return t("Who must act");
    },
    kind: "text",
  },
  {
    key: "ended",
    get label() {
      return t("Ended");
    },
    kind: "count",
  },
  {
    key: "share",
    get label() {
      return t("Share of ended");
    },
    kind: "rate",
  },
  {
    key: "recycled",
    get label() {
      return t("Recycled");
    },
    kind: "count",
    get hint() {
      return t("Ended into nurture");
    },
  },
  {
    key: "rejected",
    get label() {
      return t("Never accepted");
    },
    kind: "count",
  },
];

const GRAIN_NAMES: Record<Grain, string> = {
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
const ACTOR_NAMES: Readonly<Record<string, string>> = {
  get sales() {
    return t("Sales");
  },
  marketing: "Marketing",
};

interface ReasonTexts {
  label: string;
  actor: string;
}

function endedOf(rows: readonly ExitCount[]): ExitCount[] {
  return rows.filter(({ to }) => to !== null);
}

/** Rows by their reason, the most frequent first. */
function byReason(rows: readonly ExitCount[]): [string, ExitCount[]][] {
  return byValue(rows.map((row) => ({ ...row, value: row.reason })));
}

function reasonTexts(known: readonly ExitReason[]): (id: string) => ReasonTexts {
  const byId = new Map(known.map((reason) => [reason.id, reason]));
  return (id) => {
    const reason = byId.get(id);
    if (!reason) return { label: id === "" ? t("(no reason)") : id, actor: "" };
    return { label: reason.label, actor: ACTOR_NAMES[reason.actor] ?? reason.actor };
  };
}

/** `rows` of the ended hand-offs `of`; `filter` selects the cohort, `ids` its reasons. */
function reasonRow(
  id: string,
  { label, actor }: ReasonTexts,
  rows: readonly ExitCount[],
  of: readonly ExitCount[],
  filter: LeadFilter,
  ids?: string[],
): ReportRow {
  const exits: LeadFilter = { ...filter, outcome: "exited", ...(ids ? { exitReason: ids } : {}) };
  return {
    id,
    cells: {
      reason: textCell(label),
      actor: textCell(actor),
      ended: countCell(sumCounts(rows), exits),
      // All of all is no finding: the total has no share.
      share: ids
        ? rateCell(wilson(sumCounts(rows), sumCounts(of)), exits)
        : { value: null, none: "" },
      ...endCells(rows, exits),
    },
  };
}

function endCells(rows: readonly ExitCount[], exits: LeadFilter): Record<string, ReportCell> {
  const recycled = sumCounts(rows.filter(({ to }) => to === "nurture"));
  const rejected = sumCounts(rows.filter(({ isAccepted }) => !isAccepted));
  return {
    recycled: countCell(recycled, { ...exits, outcome: "recycled" }),
    rejected: countCell(rejected, { ...exits, outcome: "rejected" }),
  };
}

const OTHERS = "reason:others";
const reasonKey = (id: string) => `reason=${id}`;
const isReasonKey = (key: string) => key === OTHERS || key.startsWith("reason=");

/** Ended hand-offs by the time they became MQL; `found` are the reasons, most frequent first. */
function trendTable(
  context: ReportContext,
  cohorts: readonly CountedCohort<ExitCount>[],
  found: readonly { id: string; label: string }[],
): ReportTable {
  const rest = found.slice(NAMED).map(({ id }) => id);
  // One left over has a column of its own: a column named "others" would say less.
  const named = rest.length > 1 ? found.slice(0, NAMED) : found;
  const groups = [
    ...named.map(({ id, label }) => ({ key: reasonKey(id), label, ids: [id] })),
    ...(rest.length > 1 ? [{ key: OTHERS, label: t("Other reasons"), ids: rest }] : []),
  ];
  const rows = withEmptyCohorts(context, context.grain, cohorts).map((cohort): ReportRow => {
    const filter = cohortFilter(context, "mql", cohort);
    const exits: LeadFilter = { ...filter, outcome: "exited" };
    const ended = endedOf(cohort.rows);
    const counts = groups.map(({ key, ids }) => {
      const part = ended.filter(({ reason }) => ids.includes(reason));
      return [key, countCell(sumCounts(part), { ...exits, exitReason: ids })] as const;
    });
    return {
      id: cohort.key,
      cells: {
        cohort: textCell(cohort.key),
        mqls: countCell(sumCounts(cohort.rows), filter),
        ended: countCell(sumCounts(ended), exits),
        ...endCells(ended, exits),
        ...Object.fromEntries(counts),
      },
    };
  });
  return {
    id: "trend",
    title: t("By the time they became MQL"),
    // Its columns are the most frequent reasons, and the others: not the same in every period.
    isCompared: false,
    columns: [
      { key: "cohort", label: GRAIN_NAMES[context.grain], kind: "period" },
      { key: "mqls", label: "MQLs", kind: "count" },
      { key: "ended", label: t("Ended"), kind: "count" },
      { key: "recycled", label: t("Recycled"), kind: "count", hint: t("Ended into nurture") },
      { key: "rejected", label: t("Never accepted"), kind: "count" },
      ...groups.map(({ key, label }) => ({ key, label, kind: "count" as const })),
    ],
    rows,
    empty: t("No lead became MQL in this period."),
  };
}
