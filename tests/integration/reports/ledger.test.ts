import { beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import type { ReadDb } from "@/db/handles";
import { tallier } from "@/lib/analyst/tallier";
import { periodsBetween } from "@/lib/engine/calendar";
import type { CohortBounds } from "@/lib/engine/ledger/cohorts";
import type { CountedCohort } from "@/lib/engine/ledger/counter";
import { readCreated } from "@/lib/engine/ledger/created";
import { readEntered } from "@/lib/engine/ledger/entered";
import { readEntries } from "@/lib/engine/ledger/entries";
import { readExits } from "@/lib/engine/ledger/exits";
import { readPromises } from "@/lib/engine/ledger/promises";
import type { LedgerQuestion } from "@/lib/engine/ledger/question";
import { readWaits } from "@/lib/engine/ledger/waits";
import { LEAD_LABELS, MQL_PATHS } from "@/lib/engine/stages";
import type { LeadScope } from "@/lib/reports/store/filters";
import { Random } from "@/lib/sample/random";
import { NOW, randomHistory, storeHistory, TIME_ZONE } from "./history";
import {
  countCreated,
  countEntered,
  countEntries,
  countExits,
  countPromises,
  countWaits,
} from "./sql-tallies";

const DAY = 86_400_000;
const SEED = Number(process.env.HANDOFF_TEST_SEED ?? Date.now() % 2 ** 32);
const ROUNDS = Number(process.env.HANDOFF_TEST_ROUNDS ?? 40);

beforeAll(async () => {
  const opened = await store();
  await opened.write((tx) => storeHistory(tx, randomHistory(SEED, 400)));
});

interface Asked extends LedgerQuestion {
  scope: LeadScope;
}

function randomQuestion(random: Random): Asked {
  const some = <T>(values: readonly T[]) =>
    random.chance(0.75) ? undefined : values.filter(() => random.chance(0.5));
  const from = NOW - random.int(0, 500) * DAY - random.int(0, DAY);
  return {
    period: { from, to: from + random.int(0, 500) * DAY + random.int(0, DAY) },
    grain: random.pick([null, "week", "month", "quarter"] as const),
    timeZone: random.pick([TIME_ZONE, "Asia/Kolkata", "America/Sao_Paulo", "UTC"]),
    scope: {
      source: some(["Google", "", "nobody"]),
      campaign: some(["spring", ""]),
      country: some(["DE", "US", ""]),
      label: some(LEAD_LABELS),
      path: some(MQL_PATHS),
      owner: some(["user-1", "none"]),
      version: some(["version-1", ""]),
    },
    by: random.pick([
      ...[null, "source", "campaign", "country"],
      ...["label", "path", "owner", "version"],
    ] as Asked["by"][]),
    now: NOW - random.int(0, 100) * DAY,
  };
}

/** The same counts by SQL, one cohort after the other. */
async function bySql<R>(
  { period, grain, timeZone }: Asked,
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

async function expectSame<R>(asked: Asked, columns: CountedCohort<R>[], sql: Promise<R[][]>) {
  const rows = columns.map((cohort) => cohort.rows).filter((counted) => counted.length > 0);
  expect(inOrder(rows), JSON.stringify({ SEED, asked })).toEqual(inOrder(await sql));
}

async function expectAllSame(db: ReadDb, of: Asked) {
  const { scope, by, now, period } = of;
  const query = (from: number) => ({
    ...{ scope, by, now },
    cohortFrom: from,
    periodFrom: period.from,
  });
  const ask = tallier().ask;
  await expectSame(
    of,
    readEntries(await ask({ kind: "entries", of })),
    bySql(of, (cohort) => countEntries(db, cohort, query(cohort.from))),
  );
  await expectSame(
    of,
    readExits(await ask({ kind: "exits", of })),
    bySql(of, (cohort) => countExits(db, cohort, query(cohort.from))),
  );
  for (const withDays of [false, true]) {
    await expectSame(
      of,
      readCreated(await ask({ kind: "created", of, withDays })),
      bySql(of, (cohort) => countCreated(db, cohort, { ...query(cohort.from), withDays })),
    );
  }
  for (const stage of ["mql", "sal", "sql", "customer"] as const) {
    await expectSame(
      of,
      readEntered(await ask({ kind: "entered", of, stage })),
      bySql(of, (cohort) => countEntered(db, stage, cohort, query(cohort.from))),
    );
  }
  const whole = { ...of, grain: null };
  await expectSame(
    whole,
    readWaits(await ask({ kind: "waits", of: whole })),
    bySql(whole, (cohort) => countWaits(db, cohort, query(cohort.from))),
  );
  await expectSame(
    whole,
    readPromises(await ask({ kind: "promises", of: whole })),
    bySql(whole, (cohort) => countPromises(db, cohort, query(cohort.from))),
  );
}

test("counts in columns are those in SQL, whatever is asked", async () => {
  const { read } = await store();
  const random = new Random(SEED);
  for (let round = 0; round < ROUNDS; round++) await expectAllSame(read, randomQuestion(random));
}, 120_000);
