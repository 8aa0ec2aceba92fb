import { type Period, periodOf, periodsBetween, shiftPeriod } from "@/lib/engine/calendar";
import { type Rate, wilson } from "@/lib/engine/statistics";
import type { ExitGroup } from "@/lib/engine/survival";
import { refuse } from "@/lib/operations/outcome";
import type { Grain } from "../schema/params";
import { type CreatedCount, countCreated, countEntries, type EntryCount } from "../store/entries";
import type { LeadDimension } from "../store/filters";
import { slicesOf } from "../store/slices";
import type { ReportContext } from "./report";

const MAX_COHORTS = 600;

/** Rows of a cohort: a month (week, quarter), cut to the report's period. */
export interface Cohort<R> {
  key: string;
  from: number;
  to: number;
  rows: R[];
}

/** What leads are tallied by. */
type TallyContext = Pick<ReportContext, "db" | "now" | "workspace" | "scope"> & {
  period: { from: number; to: number };
};

/** Local months (weeks, quarters) of the report's period, the first and last cut to it. */
export function cohortBounds(
  { period, workspace }: ReportContext,
  grain: Grain,
): { key: string; from: number; to: number }[] {
  const all = periodsBetween(period.from, period.to, grain, workspace.timeZone);
  return all.map(({ key, from, to }) => ({
    key,
    from: Math.max(from, period.from),
    to: Math.min(to, period.to),
  }));
}

function endOfCohort({ period, workspace }: TallyContext, grain: Grain | null) {
  if (grain === null) return () => period.to;
  return (at: number) => periodOf(at, grain, workspace.timeZone).to;
}

export async function gather<R>(
  context: TallyContext,
  kind: "created" | "mql",
  grain: Grain | null,
  count: (slice: { from: number; to: number }, cohort: Period | null) => Promise<R[]>,
): Promise<Cohort<R>[]> {
  const { db, period, workspace } = context;
  const cohorts = new Map<string, Cohort<R>>();
  for await (const slice of slicesOf(db, kind, period, endOfCohort(context, grain))) {
    const bounds = grain === null ? null : periodOf(slice.from, grain, workspace.timeZone);
    const key = bounds?.key ?? "all";
    const cohort = cohorts.get(key) ?? {
      key,
      from: Math.max(bounds?.from ?? period.from, period.from),
      to: Math.min(bounds?.to ?? period.to, period.to),
      rows: [],
    };
    cohorts.set(key, cohort);
    cohort.rows.push(...(await count(slice, bounds)));
  }
  return [...cohorts.values()];
}

/**
 * Leads that entered MQL, by cohort. With a grain a lead that came back counts in each of its
 * cohorts; `isFirst` marks its first entry in the whole period, the one that totals take.
 */
export function tallyEntries(
  context: TallyContext,
  grain: Grain | null,
  by: LeadDimension | null,
): Promise<Cohort<EntryCount>[]> {
  const { db, period, scope, now } = context;
  return gather(context, "mql", grain, (slice, cohort) =>
    countEntries(db, slice, {
      cohortFrom: Math.max(cohort?.from ?? period.from, period.from),
      periodFrom: period.from,
      scope,
      by,
      now,
    }),
  );
}

/** Leads created in the period, by cohort and by the furthest stage that they have reached. */
export function tallyCreated(
  context: ReportContext,
  grain: Grain | null,
  by: LeadDimension | null,
  withDays = false,
): Promise<Cohort<CreatedCount>[]> {
  const { db, scope } = context;
  return gather(context, "created", grain, (slice) =>
    countCreated(db, slice, { scope, by, withDays }),
  );
}

/** Cohorts with the empty ones between the first and the last; refuses when they are too many. */
export function withEmptyCohorts<R>(
  context: ReportContext,
  grain: Grain,
  cohorts: readonly Cohort<R>[],
): Cohort<R>[] {
  const first = cohorts[0];
  const last = cohorts.at(-1);
  if (!first || !last) return [];
  const { timeZone } = context.workspace;
  const found = new Map(cohorts.map((cohort) => [cohort.key, cohort]));
  const all: Cohort<R>[] = [];
  let period = periodOf(first.from, grain, timeZone);
  while (period.from < last.to) {
    if (all.length >= MAX_COHORTS) {
      refuse(
        "invalid",
        `That would be more than ${MAX_COHORTS} rows. Choose a shorter period, or months or quarters.`,
      );
    }
    const { key, from, to } = period;
    all.push(found.get(key) ?? { key, from, to, rows: [] });
    period = shiftPeriod(period, 1, timeZone);
  }
  return all;
}

export function exitGroups(rows: readonly EntryCount[]): ExitGroup[] {
  return rows.map(({ kind, days, count }) => ({
    time: days,
    event: kind === "sql" ? count : 0,
    competing: kind === "out" ? count : 0,
    censored: kind === "open" ? count : 0,
  }));
}

/** Share that sales accepted of those that it has answered; the others are neither yet. */
export function acceptanceOf(rows: readonly EntryCount[]): { share: Rate; unanswered: number } {
  const said = (answer: EntryCount["answer"]) =>
    sumCounts(rows.filter((row) => row.answer === answer));
  const accepted = said("accepted");
  return { share: wilson(accepted, accepted + said("rejected")), unanswered: said("none") };
}

export function lastEntered(rows: readonly { lastEnteredAt: number }[]): number | null {
  return rows.length > 0 ? Math.max(...rows.map((row) => row.lastEnteredAt)) : null;
}

export function sumCounts(rows: readonly { count: number }[]): number {
  return rows.reduce((sum, row) => sum + row.count, 0);
}

/** Rows by their value, the largest first. */
export function byValue<R extends { value: string; count: number }>(
  rows: readonly R[],
): [string, R[]][] {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.value);
    if (group) group.push(row);
    else groups.set(row.value, [row]);
  }
  return [...groups].sort(
    ([a, x], [b, y]) => sumCounts(y) - sumCounts(x) || (a < b ? -1 : a > b ? 1 : 0),
  );
}
