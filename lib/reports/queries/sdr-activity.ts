import { cohortConversion } from "@/lib/engine/cohort";
import type { EntryCount } from "@/lib/engine/ledger/entries";
import type { Waits } from "@/lib/engine/ledger/waits";
import type { Work } from "@/lib/engine/ledger/work";
import { t, within } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import type { ReportCell, ReportColumn, ReportRow, ReportTable } from "../schema";
import { DIMENSION_NAMES } from "../schema/params";
import { behindCell, countCell, rateCell, textCell } from "./cells";
import { EVER_DAYS, namesOfValues, narrow } from "./names";
import {
  cohortFilter,
  leadDimension,
  type Report,
  type ReportContext,
  scopeFilter,
} from "./report";
import { type SplitDimension, splitCohorts, splitWhole } from "./split";
import {
  acceptanceOf,
  byValue,
  exitGroups,
  lastEntered,
  tallyEntries,
  tallyWaits,
  tallyWork,
} from "./tally";

/** What each person was offered, what they did, and what came of it. */
export const sdrActivity: Report = {
  name: "sdr-activity",
  get title() {
    return t("SDR activity");
  },
  get question() {
    return t("How does everyone work the leads that they have?");
  },
  get definition() {
    return t(
      "By owner: the leads that became MQL in the period and are theirs now, the share that was accepted of those answered, how many have been touched or still wait for it, and the share that reached SQL within the window. By person: the touches (calls, emails and meetings) that they made in the period, on whosever leads. Split by something else is what was offered: touches are told by who made them only. People are in order of their names: with few leads most of what differs between them is chance.",
    );
  },
  dimensions: ["source", "campaign", "label", "path", "country", "version", "segment"],
  filters: ["source", "campaign", "country", "label", "path", "owner", "version", "segment"],
  options: ["compare", "windowDays"],
  defaults: { period: "last90" },
  spans: ["leads"],

  async run(context) {
    const [cohorts, { whole: allWaits, parts: waits }, { people, all }, nameOf] = await Promise.all(
      [
        tallyEntries(context, null, "owner", context.windowDays),
        tallyWaits(context, "owner"),
        tallyWork(context),
        namesOfValues(context, "owner"),
      ],
    );
    const by = leadDimension(context.by);
    const split = by === null ? null : await splitTable(context, by);
    const entries = cohorts.flatMap(({ rows }) => rows);
    const byPerson = new Map(people.map(({ person, ...work }) => [person, work]));
    const whole = cohortFilter(context, "mql", context.period);
    const entriesOf = new Map(byValue(entries));
    const ids = new Set([...entriesOf.keys(), ...byPerson.keys()]);
    const rows = [...ids]
      .map((id) => ({ id, name: nameOf(id) }))
      .sort((a, b) => Number(a.id === "none") - Number(b.id === "none") || byName(a, b))
      .map(({ id, name }) =>
        personRow(context, {
          id,
          name,
          entries: entriesOf.get(id) ?? [],
          waits: waits.find(({ value }) => value === id) ?? NO_WAITS,
          leads: narrow(whole, "owner", id),
          work: byPerson.get(id) ?? NO_WORK,
          workedBy: [id],
        }),
      );
    const total = personRow(context, {
      id: "total",
      name: t("All"),
      entries,
      waits: allWaits,
      leads: whole,
      work: all,
    });
    return {
      tables: [
        {
          id: "people",
          title: t("People"),
          columns: columnsOf(context.windowDays),
          rows: rows.length > 0 ? [...rows, { ...total, isTotal: true }] : [],
          empty: t("Nobody was offered a lead or touched one in this period."),
        },
        ...(split ? [split] : []),
      ],
      charts: [
        {
          kind: "rates",
          title: t`Share that reached SQL within ${context.windowDays} days, with 95 % interval`,
          table: "people",
          label: "name",
          rate: "conversion",
        },
      ],
    };
  },
};

const NO_WAITS = { touched: 0, waiting: 0 };
const NO_WORK: Work = { touches: 0, touched: 0, calls: 0, called: 0 };

function byName(a: { id: string; name: string }, b: { id: string; name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1;
}

/** What became of the leads that were offered, by what they have in common. */
async function splitTable(context: ReportContext, by: SplitDimension): Promise<ReportTable> {
  const [{ cohorts, parts }, waits, nameOf] = await Promise.all([
    splitCohorts(context, by, (one, of) => tallyEntries(one, null, of, context.windowDays)),
    splitWhole(context, by, tallyWaits),
    namesOfValues(context, by),
  ]);
  const whole = cohortFilter(context, "mql", context.period);
  const rows = parts.map(([value, entries]) =>
    offeredRow(context, value, nameOf(value), {
      entries,
      waits: waits.parts.find((part) => part.value === value) ?? NO_WAITS,
      leads: narrow(whole, by, value),
    }),
  );
  const all = {
    entries: cohorts.flatMap((cohort) => cohort.rows),
    waits: waits.whole,
    leads: whole,
  };
  const total = { ...offeredRow(context, "total", t("All"), all), isTotal: true };
  return {
    id: "breakdown",
    title: t`What was offered, by ${within(DIMENSION_NAMES[by])}`,
    columns: [
      { key: "name", label: DIMENSION_NAMES[by], kind: "text" },
      ...offeredColumns(context.windowDays),
    ],
    rows: rows.length > 0 ? [...rows, total] : [],
    empty: t("No lead became MQL in this period."),
  };
}

function columnsOf(windowDays: number): ReportColumn[] {
  return [
    { key: "name", label: "Person", kind: "text" },
    ...offeredColumns(windowDays),
    {
      key: "touches",
      label: t("Touches made"),
      kind: "count",
      hint: t("Calls, emails and meetings"),
    },
    { key: "attempts", label: t("Calls made"), kind: "count" },
    { key: "touched", label: t("Leads touched"), kind: "count" },
  ];
}

function offeredColumns(windowDays: number): ReportColumn[] {
  return [
    {
      key: "mqls",
      label: t("Offered"),
      kind: "count",
      hint: t("MQLs of the period that are theirs now"),
    },
    {
      key: "acceptance",
      label: t("Acceptance"),
      kind: "rate",
      hint: t("Accepted, of those answered"),
      isDecided: true,
    },
    {
      key: "worked",
      label: t("Worked"),
      kind: "count",
      hint: t("Of those offered, touched so far"),
    },
    {
      key: "waiting",
      label: t("Waiting"),
      kind: "count",
      hint: t("Of those offered, not touched yet"),
      isCompared: false,
    },
    { key: "conversion", label: t`SQL within ${windowDays} days`, kind: "rate" },
  ];
}

/** Leads that were offered. */
interface Offered {
  entries: readonly EntryCount[];
  waits: Pick<Waits, "touched" | "waiting">;
  leads: LeadFilter;
}

interface Person extends Offered {
  id: string;
  name: string;
  work: Work;
  /** Whose touches; everybody's when absent. */
  workedBy?: string[];
}

function offeredRow(
  { windowDays, now }: ReportContext,
  id: string,
  name: string,
  { entries, waits, leads }: Offered,
): ReportRow {
  const { share, maturing } = cohortConversion(
    { key: id, groups: exitGroups(entries), lastEnteredAt: lastEntered(entries) },
    windowDays,
    now,
  );
  return {
    id,
    isMaturing: maturing,
    cells: {
      name: textCell(name),
      mqls: countCell(share.n, leads),
      acceptance: rateCell(acceptanceOf(entries).share, {
        ...leads,
        outcome: "sal",
        withinDays: EVER_DAYS,
      }),
      worked: countCell(waits.touched, { ...leads, outcome: "touched" }),
      waiting: countCell(waits.waiting, { ...leads, outcome: "untouched" }),
      conversion: rateCell(share, { ...leads, outcome: "sql", withinDays: windowDays }),
    },
  };
}

function personRow(context: ReportContext, person: Person): ReportRow {
  const { id, name, work, workedBy } = person;
  const { period, scope } = context;
  const offered = offeredRow(context, id, name, person);
  const done = (worked: LeadFilter["worked"]): LeadFilter => ({
    ...scopeFilter(scope),
    worked,
    workedFrom: period.from,
    workedTo: period.to,
    ...(workedBy ? { workedBy } : {}),
  });
  const madeCell = (count: number, worked: LeadFilter["worked"], behind: number): ReportCell =>
    behindCell({ value: count }, done(worked), behind);
  return {
    ...offered,
    cells: {
      ...offered.cells,
      touches: madeCell(work.touches, "touched", work.touched),
      attempts: madeCell(work.calls, "called", work.called),
      touched: countCell(work.touched, done("touched")),
    },
  };
}
