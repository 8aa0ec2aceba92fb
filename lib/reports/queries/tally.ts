import { tallier } from "@/lib/analyst/tallier";
import { periodOf, periodsBetween, shiftPeriod } from "@/lib/engine/calendar";
import type { AccountsOf, CountedAccounts } from "@/lib/engine/ledger/accounts";
import type { CountedCohort } from "@/lib/engine/ledger/counter";
import { type CreatedCount, readCreated } from "@/lib/engine/ledger/created";
import { type Delays, readDelays } from "@/lib/engine/ledger/delays";
import { type EnteredCount, readEntered } from "@/lib/engine/ledger/entered";
import { type EntryCount, readEntries } from "@/lib/engine/ledger/entries";
import { type ExitCount, readExits } from "@/lib/engine/ledger/exits";
import { type Promises, readPromises } from "@/lib/engine/ledger/promises";
import type { LedgerQuestion } from "@/lib/engine/ledger/question";
import type { Revenue } from "@/lib/engine/ledger/revenue";
import type { LedgerStage } from "@/lib/engine/ledger/select";
import { readWaits, type Waits } from "@/lib/engine/ledger/waits";
import { readWins, type WonCount } from "@/lib/engine/ledger/wins";
import type { CountedWork } from "@/lib/engine/ledger/work";
import { type Rate, wilson } from "@/lib/engine/statistics";
import type { ExitGroup } from "@/lib/engine/survival";
import { t } from "@/lib/language";
import { calendarOf } from "@/lib/leads/steps/context";
import { refuse } from "@/lib/operations/outcome";
import type { Grain } from "../schema/params";
import type { LeadDimension } from "../store/filters";
import type { ReportContext } from "./report";

const MAX_COHORTS = 600;

/** What leads are tallied by. */
type TallyContext = Pick<ReportContext, "now" | "workspace" | "scope"> & {
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

/** What a count of the report's leads asks. */
export function questionOf(
  { period, workspace, scope, now }: TallyContext,
  grain: Grain | null,
  by: LeadDimension | null,
): LedgerQuestion {
  const { from, to } = period;
  return { period: { from, to }, grain, timeZone: workspace.timeZone, scope, by, now };
}

/**
 * Leads that entered MQL, by cohort. With a grain a lead that came back counts in each of its
 * cohorts; `isFirst` marks its first entry in the whole period, the one that totals take. Whoever asks
 * of a window only gets what is beyond it as a day more.
 */
export async function tallyEntries(
  context: TallyContext,
  grain: Grain | null,
  by: LeadDimension | null,
  withinDays: number | null,
): Promise<CountedCohort<EntryCount>[]> {
  const of = questionOf(context, grain, by);
  return readEntries(await tallier().ask({ kind: "entries", of, withinDays }));
}

/** The same leads by how their hand-offs ended. */
export async function tallyExits(
  context: TallyContext,
  grain: Grain | null,
  by: LeadDimension | null,
): Promise<CountedCohort<ExitCount>[]> {
  const of = questionOf(context, grain, by);
  return readExits(await tallier().ask({ kind: "exits", of }));
}

/** All of them, and those of each value, the most first. */
export interface Split<R> {
  whole: R;
  parts: R[];
}

/**
 * Leads that entered MQL in the period, by how they waited for a rep; the times only if they are
 * wanted.
 */
export async function tallyWaits(
  context: TallyContext,
  by: LeadDimension | null,
  withTimes = false,
): Promise<Split<Waits>> {
  const of = questionOf(context, null, by);
  const { whole, parts } = await tallier().ask({ kind: "waits", of, withTimes });
  return { whole: readWaits(whole), parts: parts.map(readWaits) };
}

/** The same leads by how long nobody in particular had them, and then somebody did. */
export async function tallyDelays(
  context: TallyContext,
  by: LeadDimension | null,
): Promise<Split<Delays>> {
  const of = questionOf(context, null, by);
  const calendar = calendarOf(context.workspace);
  return readDelays(await tallier().ask({ kind: "delays", of, calendar }));
}

/** The same leads by what became of the times that sales promised. */
export async function tallyPromises(
  context: TallyContext,
  by: LeadDimension | null,
): Promise<Split<Promises>> {
  const of = questionOf(context, null, by);
  const { whole, parts } = await tallier().ask({ kind: "promises", of });
  return { whole: readPromises(whole), parts: parts.map(readPromises) };
}

/** Leads created in the period by their company; so many, or those named, are told by themselves. */
export async function tallyAccounts(
  context: TallyContext,
  listed: number | readonly string[],
): Promise<CountedAccounts> {
  return tallier().ask({ kind: "accounts", listed, of: questionOf(context, null, null) });
}

/** The same leads and how many companies they are from, by value. */
export async function tallyAccountsBy(
  context: TallyContext,
  by: LeadDimension | null,
): Promise<AccountsOf[]> {
  return tallier().ask({ kind: "accountsBy", of: questionOf(context, null, by) });
}

/** The touches that reps made in the period. */
export async function tallyWork(context: TallyContext): Promise<CountedWork> {
  return tallier().ask({ kind: "work", of: questionOf(context, null, null) });
}

/** Leads created in the period, by cohort and by the furthest stage that they have reached. */
export async function tallyCreated(
  context: TallyContext,
  grain: Grain | null,
  by: LeadDimension | null,
  withDays = false,
): Promise<CountedCohort<CreatedCount>[]> {
  const of = questionOf(context, grain, by);
  return readCreated(await tallier().ask({ kind: "created", of, withDays }));
}

/** What the leads created in the period have won, in the workspace's currency. */
export async function tallyRevenue(
  context: TallyContext,
  by: LeadDimension | null,
): Promise<Revenue[]> {
  const of = questionOf(context, null, by);
  return tallier().ask({ kind: "revenue", of, currency: context.workspace.currency });
}

/** Leads that entered a stage in the period, by cohort. */
export async function tallyEntered(
  context: TallyContext,
  stage: LedgerStage,
  grain: Grain | null,
  by: LeadDimension | null,
): Promise<CountedCohort<EnteredCount>[]> {
  const of = questionOf(context, grain, by);
  return readEntered(await tallier().ask({ kind: "entered", of, stage }));
}

/** Customers that marketing first reached in the period, by cohort. */
export async function tallyWins(
  context: TallyContext,
  grain: Grain | null,
): Promise<CountedCohort<WonCount>[]> {
  return readWins(await tallier().ask({ kind: "wins", of: questionOf(context, grain, null) }));
}

/** Cohorts with the empty ones between the first and the last; refuses when they are too many. */
export function withEmptyCohorts<R>(
  context: ReportContext,
  grain: Grain,
  cohorts: readonly CountedCohort<R>[],
): CountedCohort<R>[] {
  const first = cohorts[0];
  const last = cohorts.at(-1);
  if (!first || !last) return [];
  const { timeZone } = context.workspace;
  const found = new Map(cohorts.map((cohort) => [cohort.key, cohort]));
  const all: CountedCohort<R>[] = [];
  let period = periodOf(first.from, grain, timeZone);
  while (period.from < last.to) {
    if (all.length >= MAX_COHORTS) {
      refuse(
        "invalid",
        t`That would be more than ${MAX_COHORTS} rows. Choose a shorter period, or months or quarters.`,
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
