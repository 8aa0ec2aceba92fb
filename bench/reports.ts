import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { closeStore } from "@/db/client";
import { segments } from "@/db/schema";
import { LEDGER_FORMAT } from "@/lib/analyst/followed-ledger";
import { readSnapshot, writeSnapshot } from "@/lib/analyst/snapshot";
import { answerTallies, type TallyQuestion } from "@/lib/analyst/tally";
import type { Ledger } from "@/lib/engine/ledger/ledger";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { runReport } from "@/lib/reports/queries";
import type { ReportParamsInput } from "@/lib/reports/schema/params";
import { openDatabase } from "./database";
import { type DuckDb, duckDbOf } from "./duckdb";
import { compared, type Figure, figure, type Measured, middle } from "./figure";
import { leadsInColumns, UNTIL } from "./leads-in-columns";
import { ledgerOf } from "./ledger";
import { ledgerTables } from "./ledger-tables";
import { type BenchTally, countByDuckDb, saidByDuckDb, saidByLedger } from "./tallies";

/** Leads; `BENCH_LEADS` makes a quick run. */
const LEADS = Number(process.env.BENCH_LEADS ?? 1_000_000);
const ROUNDS = 40;
/** How often DuckDB answers everything. */
const DUCK_ROUNDS = 2;
const FILE_READS = 3;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const NOW = UNTIL * MINUTE;

const REPORTS: Record<string, ReportParamsInput> = {
  funnel: {},
  conversion: {},
  "time-to-convert": {},
  speed: {},
  sla: {},
  reasons: {},
  sources: {},
  accounts: {},
  attribution: {},
  cac: {},
  criteria: {},
  "sdr-activity": {},
};

const FILTERS: Record<string, ReportParamsInput> = {
  none: {},
  source: { source: "LinkedIn" },
  campaign: { campaign: "Campaign 7" },
  country: { country: "Country 3" },
  label: { label: "newCompany" },
  path: { path: "scored" },
  owner: { owner: "owner-5" },
  version: { version: "version-1" },
  segment: { segment: "segment-1" },
};

/** One of those that the generated leads are in. */
const SEGMENT = {
  id: "segment-1",
  name: "Segment 1",
  nameKey: "segment 1",
  description: "",
  condition: { kind: "attribute", attribute: "seniority", op: "is", value: "VP" },
  bit: 1,
  createdByName: "Bench",
  createdAt: NOW,
  updatedAt: NOW,
} satisfies typeof segments.$inferInsert;

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
/** All leads: a year and a half. */
const PERIOD = { from: dayOf(NOW - 540 * DAY), to: dayOf(NOW) };

interface Asked {
  report: string;
  filter: string;
  params: ReportParamsInput;
  /** What the report counts of the ledger. */
  questions: BenchTally[];
}

/**
 * Answers the process's questions from the ledger, as the thread beside the server does: answers are
 * copied as they would be on their way from there.
 */
function answerFrom(ledger: Ledger, asked: BenchTally[]): void {
  const followed = { current: async () => ledger, won: async () => new Map() };
  (globalThis as { handoffTallier?: unknown }).handoffTallier = {
    async ask(_key: string, questions: TallyQuestion[]) {
      asked.push(
        ...questions.filter(
          (question) => question.kind !== "revenue" && question.kind !== "accountsBy",
        ),
      );
      return { kind: "found", finding: structuredClone(await answerTallies(followed, questions)) };
    },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Another minute each round: what was answered in the same is given again, not counted. */
function run({ report, params }: Pick<Asked, "report" | "params">, round: number) {
  const now = NOW + (round + 1) * MINUTE;
  return ask(runReport, COMMAND_LINE, { name: report, params }, now).then(unwrap);
}

/** Reports with each filter that they know. */
async function allAsked(asked: BenchTally[]): Promise<Asked[]> {
  const all: Asked[] = [];
  for (const [report, settings] of Object.entries(REPORTS)) {
    for (const [filter, scope] of Object.entries(FILTERS)) {
      const params = { ...PERIOD, ...settings, ...scope };
      asked.length = 0;
      const outcome = await ask(runReport, COMMAND_LINE, { name: report, params }, NOW);
      if (outcome.ok) all.push({ report, filter, params, questions: [...asked] });
      else assert.match(outcome.message, /cannot be filtered/, outcome.message);
    }
  }
  return all;
}

const percentile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

async function measure(ledger: Ledger, duck: DuckDb): Promise<Measured> {
  const asked: BenchTally[] = [];
  answerFrom(ledger, asked);
  const all = await allAsked(asked);
  let equal = 0;
  for (const { questions } of all) {
    for (const question of questions) {
      const rows = await saidByDuckDb(duck, question);
      assert.deepEqual(saidByLedger(ledger, question), rows, JSON.stringify(question));
      equal += 1;
    }
  }
  const times = new Map(all.map((one) => [one, { ours: [] as number[], duck: [] as number[] }]));
  // In turns, so that a noisy neighbour disturbs both alike.
  for (let round = 0; round < ROUNDS; round++) {
    for (const [one, { ours, duck: theirs }] of times) {
      ours.push(await timed(() => run(one, round)));
      if (round >= DUCK_ROUNDS) continue;
      const counts = async () => {
        for (const question of one.questions) await countByDuckDb(duck, question);
      };
      theirs.push(await timed(counts));
    }
  }
  const figures = Object.keys(REPORTS).flatMap((report): Figure[] => {
    const ofReport = [...times].filter(([one]) => one.report === report);
    const unfiltered = ofReport.filter(([one]) => one.filter === "none");
    const filtered = ofReport.filter(([one]) => one.filter !== "none");
    const against = (name: string, some: typeof ofReport) =>
      compared(
        `reports/${report}${name}`,
        middle(some.flatMap(([, found]) => found.ours)),
        "ms",
        "DuckDB, two threads, its counts alone",
        middle(some.flatMap(([, found]) => found.duck)),
      );
    const p95 = (some: typeof ofReport) =>
      Math.max(...some.map(([, found]) => percentile(found.ours, 0.95)));
    return [
      figure(`reports/${report}:p95`, p95(unfiltered), "ms"),
      // Of the single filter that takes longest.
      figure(`reports/${report}:filtered:p95`, p95(filtered), "ms"),
      against("", unfiltered),
      against(":filtered", filtered),
    ];
  });
  const notes = [
    `reports: ${ledger.leads.length} leads, ${ledger.rounds.length} hand-offs, ${all.length} reports and filters; ${equal} counts of DuckDB were equal. A report's time is all of the query's, tables and intervals included; costs and opportunities are none.`,
  ];
  return { figures, notes };
}

/** The ledger kept in a file and read from there, as at a start. */
async function keepLedger(columns: Ledger, file: string): Promise<Figure[]> {
  const snapshot = { columns, seq: 1, mark: new Uint8Array(32) };
  const write = await timed(() => writeSnapshot(file, LEDGER_FORMAT, snapshot));
  const reads: number[] = [];
  for (let i = 0; i < FILE_READS; i++) {
    reads.push(await timed(async () => readSnapshot(file, LEDGER_FORMAT)));
  }
  return [
    figure("reports:write-file", write, "ms"),
    figure("reports:read-file", middle(reads), "ms"),
    figure("reports:file-bytes-per-lead", statSync(file).size / LEADS, "B"),
  ];
}

/** Every report over all leads, without a filter and with each single one, beside DuckDB. */
export async function answerReports(): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), "handoff-bench-"));
  try {
    const opened = await openDatabase(path.join(folder, "handoff.db"));
    await opened.write((tx) => tx.insert(segments).values(SEGMENT));
    const file = path.join(folder, "leads.ledger");
    const ledger = ledgerOf(leadsInColumns({ leads: LEADS, events: 0 }));
    const duck = await duckDbOf(ledgerTables(ledger));
    await duck.setThreads(2);
    try {
      const measured = await measure(ledger, duck);
      const kept = await keepLedger(ledger, file);
      return { ...measured, figures: [...measured.figures, ...kept] };
    } finally {
      duck.close();
    }
  } finally {
    await closeStore();
    rmSync(folder, { recursive: true, force: true });
  }
}
