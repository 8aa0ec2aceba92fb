import { parentPort } from "node:worker_threads";
import { store } from "@/db/client";
import { log } from "@/lib/operations/log";
import { Analysis, type Findings, type Question } from "./analysis";
import { History, type Origin } from "./history";
import { inMb, TooMuchHistory } from "./memory";
import { snapshotPath } from "./place";
import { SteadyHistory } from "./steady";

/** A question, or that the process goes down: `stopped` is set to 1 when all is put away. */
export type AnalystOrder =
  | { kind: "answer"; question: Question }
  | { kind: "stop"; stopped: Int32Array };

/** What the worker tells after each question. */
export type AnalystReport = { memoryBytes: number; origin: Origin | null } & (
  | { ok: true; finding: Findings[Question["kind"]] }
  | { ok: false; message: string; tooMuch: { needsMb: number; limitMb: number } | null }
);

/** After so long without a question nobody is waiting for the next one. */
const IDLE_MS = 5000;
/** How often changes are followed then. */
const FOLLOW_MS = 60_000;

interface Desk {
  history: History;
  analysis: Analysis;
}

let desk: Desk | null = null;
let turn: Promise<void> = Promise.resolve();
let asked = 0;
let idle: NodeJS.Timeout | undefined;

/** One thing after the other: history is not brought up to date while it is asked. */
function inTurn(work: () => Promise<void>): Promise<void> {
  turn = turn.then(work);
  return turn;
}

async function open(): Promise<Desk> {
  const { read } = await store();
  const history = new History(read, snapshotPath());
  return { history, analysis: new Analysis(new SteadyHistory(history)) };
}

function used(): Pick<AnalystReport, "memoryBytes" | "origin"> {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { memoryBytes: heapUsed + arrayBuffers, origin: desk?.history.origin ?? null };
}

async function answer(question: Question): Promise<AnalystReport> {
  try {
    desk ??= await open();
    const finding = await desk.analysis.answer(question);
    return { ok: true, finding, ...used() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const tooMuch =
      error instanceof TooMuchHistory
        ? { needsMb: inMb(error.needs), limitMb: inMb(error.limit) }
        : null;
    return { ok: false, message, tooMuch, ...used() };
  }
}

/** Uses the time until the next question. */
function prepareAfter(question: number): void {
  setImmediate(() => {
    if (question === asked && desk && !desk.analysis.prepare()) prepareAfter(question);
  });
}

async function follow(): Promise<void> {
  try {
    desk ??= await open();
    await desk.history.current();
    void desk.history.keep();
  } catch (error) {
    log.warn({ err: error }, "the analyst could not follow what changed");
  }
}

/** Follows changes after a time without questions, and from then on. */
function rest(ms: number): void {
  clearTimeout(idle);
  idle = setTimeout(() => void inTurn(follow).then(() => rest(FOLLOW_MS)), ms);
}

async function stop(stopped: Int32Array): Promise<void> {
  await desk?.history.keep("now");
  Atomics.store(stopped, 0, 1);
  Atomics.notify(stopped, 0);
  process.exit();
}

parentPort?.on("message", (order: AnalystOrder) => {
  clearTimeout(idle);
  if (order.kind === "stop") {
    void inTurn(() => stop(order.stopped));
    return;
  }
  asked += 1;
  const number = asked;
  // One at a time: the other side sends the next question after the answer.
  void inTurn(async () => {
    parentPort?.postMessage(await answer(order.question));
    prepareAfter(number);
    rest(IDLE_MS);
  });
});
rest(0);
