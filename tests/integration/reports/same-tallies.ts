import { expect } from "vitest";
import { store } from "@/db/client";
import { tallier } from "@/lib/analyst/tallier";
import { periodsBetween } from "@/lib/engine/calendar";
import type { CohortBounds } from "@/lib/engine/ledger/cohorts";
import type { CountedCohort } from "@/lib/engine/ledger/counter";
import { readCreated } from "@/lib/engine/ledger/created";
import { readDelays } from "@/lib/engine/ledger/delays";
import { readEntered } from "@/lib/engine/ledger/entered";
import { type EntryCount, readEntries } from "@/lib/engine/ledger/entries";
import { readExits } from "@/lib/engine/ledger/exits";
import { readPromises } from "@/lib/engine/ledger/promises";
import type { LedgerQuestion } from "@/lib/engine/ledger/question";
import type { Spread, Spreads } from "@/lib/engine/ledger/spread";
import { readWaits, WITHIN_MINUTES } from "@/lib/engine/ledger/waits";
import { aalenJohansen, incidenceAt, incidenceTime } from "@/lib/engine/survival";
import { byValue, sumCounts } from "@/lib/reports/queries/tally";
import type { LeadScope } from "@/lib/reports/store/filters";
import {
  countAccounts,
  countAccountsBy,
  countCreated,
  countDelays,
  countEntered,
  countEntries,
  countExits,
  countPromises,
  countWaits,
  countWork,
  type DelayCount,
  type PromiseCount,
  sumRevenue,
  type WaitCount,
} from "./sql-tallies";

/** Office hours over changes of the clock, with a holiday. */
const CALENDAR = {
  timeZone: "Europe/Berlin",
  days: [1, 2, 3, 4, 6],
  fromMinute: 9 * 60,
  toMinute: 17 * 60,
  holidays: ["2025-12-25"],
};

/** What is counted, and the currency of revenue. */
export interface Asked extends LedgerQuestion {
  scope: LeadScope;
  currency: string;
}

/** The same counts by SQL, one cohort after the other. */
async function bySql<R>(
  { period, grain, timeZone }: Omit<Asked, "currency">,
  count: (cohort: CohortBounds) => Promise<R[]>,
): Promise<R[][]> {
  const cohorts =
    grain === null ? [period] : periodsBetween(period.from, period.to, grain, timeZone);
  const counted: R[][] = [];
  for (const { from, to } of cohorts) {
    const cut = { key: "", from: Math.max(from, period.from), to: Math.min(to, period.to) };
    counted.push(await count(cut));
  }
  return counted.filter((rows) => rows.length > 0);
}

function inOrder<R>(cohorts: readonly R[][]): R[][] {
  const text = (row: R) => JSON.stringify(Object.entries(row as object).sort());
  return cohorts.map((rows) => [...rows].sort((a, b) => (text(a) < text(b) ? -1 : 1)));
}

async function expectSame<R>(told: string, columns: CountedCohort<R>[], sql: Promise<R[][]>) {
  const rows = columns.map((cohort) => cohort.rows).filter((counted) => counted.length > 0);
  expect(inOrder(rows), told).toEqual(inOrder(await sql));
}

/** Counts everything in columns and in SQL; `told` says what was asked where they differ. */
export async function expectSameTallies(asked: Asked, told = JSON.stringify(asked)) {
  const { read: db } = await store();
  const { currency, ...of } = asked;
  const { scope, by, now, period } = of;
  const query = (from: number) => ({
    ...{ scope, by, now },
    cohortFrom: from,
    periodFrom: period.from,
  });
  const ask = tallier().ask;
  await expectSame(
    told,
    readEntries(await ask({ kind: "entries", of, withinDays: null })),
    bySql(of, (cohort) => countEntries(db, cohort, query(cohort.from))),
  );
  const windowDays = 30;
  await expectSame(
    told,
    readEntries(await ask({ kind: "entries", of, withinDays: windowDays })),
    bySql(of, async (cohort) =>
      withinWindow(await countEntries(db, cohort, query(cohort.from)), windowDays),
    ),
  );
  await expectSame(
    told,
    readExits(await ask({ kind: "exits", of })),
    bySql(of, (cohort) => countExits(db, cohort, query(cohort.from))),
  );
  for (const withDays of [false, true]) {
    await expectSame(
      told,
      readCreated(await ask({ kind: "created", of, withDays })),
      bySql(of, (cohort) => countCreated(db, cohort, { ...query(cohort.from), withDays })),
    );
  }
  for (const stage of ["mql", "sal", "sql", "customer"] as const) {
    await expectSame(
      told,
      readEntered(await ask({ kind: "entered", of, stage })),
      bySql(of, (cohort) => countEntered(db, stage, cohort, query(cohort.from))),
    );
  }
  const whole = { ...of, grain: null };
  const waits = await countWaits(db, period, query(period.from));
  expect(
    spreadSaid(await ask({ kind: "waits", of: whole, withTimes: true }), readWaits),
    told,
  ).toEqual(split(whole, waits, waitsOf));
  const delays = await countDelays(db, period, query(period.from), CALENDAR);
  expect(readDelays(await ask({ kind: "delays", of: whole, calendar: CALENDAR })), told).toEqual(
    split(
      whole,
      delays.map((row) => ({ ...row, count: row.whose === "system" ? 1 : 0 })),
      delaysOf,
    ),
  );
  const earned = await ask({ kind: "revenue", of: whole, currency });
  const inSql = await sumRevenue(db, period, { scope, by, currency });
  expect(inOrder([earned]), told).toEqual(inOrder([inSql]));
  const promises = await countPromises(db, period, query(period.from));
  expect(spreadSaid(await ask({ kind: "promises", of: whole }), readPromises), told).toEqual(
    split(whole, promises, promisesOf),
  );
  const { most, without } = await ask({ kind: "accounts", of: whole, listed: 1000 });
  const accounts = most.map(({ seniorities: _, ...account }) => account);
  const counted = without.leads > 0 ? [...accounts, { domain: "", ...without }] : accounts;
  const accountsInSql = await countAccounts(db, period, scope);
  expect(inOrder([counted]), told).toEqual(inOrder([accountsInSql]));
  const named = accounts.slice(1, 3);
  const domains = named.map(({ domain }) => domain);
  const some = await ask({ kind: "accounts", of: whole, listed: [...domains, "nowhere.test"] });
  expect(inOrder([some.most.map(({ seniorities: _, ...one }) => one)]), told).toEqual(
    inOrder([named]),
  );
  const companies = await ask({ kind: "accountsBy", of: whole });
  const companiesInSql = await countAccountsBy(db, period, { scope, by });
  expect(inOrder([companies]), told).toEqual(inOrder([companiesInSql]));
  const work = await ask({ kind: "work", of: whole });
  const workInSql = await countWork(db, period, scope);
  expect(work.all, told).toEqual(workInSql.all);
  expect(inOrder([work.people]), told).toEqual(inOrder([workInSql.people]));
}

/** What is beyond the window stands a day after it. */
function withinWindow(rows: readonly EntryCount[], windowDays: number): EntryCount[] {
  const alike = new Map<string, EntryCount>();
  for (const { count, lastEnteredAt, ...row } of rows) {
    const told = { ...row, days: Math.min(row.days, windowDays + 1) };
    const key = JSON.stringify(Object.entries(told).sort());
    const known = alike.get(key);
    alike.set(key, {
      ...told,
      count: count + (known?.count ?? 0),
      lastEnteredAt: Math.max(lastEnteredAt, known?.lastEnteredAt ?? 0),
    });
  }
  return [...alike.values()];
}

function spreadSaid<R>({ whole, parts }: Spreads, read: (spread: Spread) => R) {
  return { whole: read(whole), parts: parts.map(read) };
}

/** The rows of each value, the most first, and of all. */
function split<C extends { value: string; count: number }, R>(
  { by }: LedgerQuestion,
  rows: readonly C[],
  read: (value: string, rows: readonly C[]) => R,
) {
  const parts = by === null ? [] : byValue(rows).map(([value, part]) => read(value, part));
  return { whole: read("all", rows), parts };
}

function waitsOf(value: string, rows: readonly WaitCount[]) {
  const sum = (key: "kind" | "sla", is: string) => sumCounts(rows.filter((row) => row[key] === is));
  const curve = aalenJohansen(
    rows.map(({ kind, minutes: time, count }) => ({
      time,
      event: kind === "touched" ? count : 0,
      competing: kind === "gone" ? count : 0,
      censored: kind === "waiting" ? count : 0,
    })),
  );
  return {
    value,
    count: sumCounts(rows),
    touched: sum("kind", "touched"),
    gone: sum("kind", "gone"),
    waiting: sum("kind", "waiting"),
    kept: sum("sla", "kept"),
    broken: sum("sla", "broken"),
    open: sum("sla", "open"),
    median: incidenceTime(curve, 0.5),
    p90: incidenceTime(curve, 0.9),
    within: WITHIN_MINUTES.map((minutes) => incidenceAt(curve, minutes)),
  };
}

/** Of each hand-off its wait for somebody is counted, and beside it the one for that person. */
function delaysOf(value: string, rows: readonly DelayCount[]) {
  const times = (whose: DelayCount["whose"]) => {
    const curve = aalenJohansen(
      rows
        .filter((row) => row.whose === whose)
        .map(({ kind, minutes: time }) => ({
          time,
          event: Number(kind === "done"),
          competing: Number(kind === "gone"),
          censored: Number(kind === "waiting"),
        })),
    );
    return [incidenceTime(curve, 0.5), incidenceTime(curve, 0.9)];
  };
  const [systemMedian, systemP90] = times("system");
  const [repMedian, repP90] = times("rep");
  return {
    value,
    count: sumCounts(rows),
    unassigned: rows.filter(({ whose, kind }) => whose === "system" && kind === "waiting").length,
    systemMedian,
    systemP90,
    assigned: rows.filter(({ whose }) => whose === "rep").length,
    repMedian,
    repP90,
  };
}

function promisesOf(value: string, rows: readonly PromiseCount[]) {
  const states = ["kept", "late", "overdue", "open", "none"] as const;
  const sums = (key: "answer" | "touch") =>
    Object.fromEntries(
      states.map((state) => [state, sumCounts(rows.filter((row) => row[key] === state))]),
    );
  const curve = aalenJohansen(
    rows.map(({ isAnswered, minutes: time, count }) => ({
      time,
      event: isAnswered ? count : 0,
      competing: 0,
      censored: isAnswered ? 0 : count,
    })),
  );
  const median = incidenceTime(curve, 0.5);
  return { value, count: sumCounts(rows), answer: sums("answer"), touch: sums("touch"), median };
}
