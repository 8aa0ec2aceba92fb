import { parentPort } from "node:worker_threads";
import { store } from "@/db/client";
import { log } from "@/lib/operations/log";
import { Analysis, type Findings, type Question } from "./analysis";
import { History } from "./history";
import { inMb, TooMuchHistory } from "./memory";
import { snapshotPath } from "./place";
import { giveWayToRequests } from "./priority";
import type { Order, Report } from "./protocol";
import { SteadyHistory } from "./steady";

type AnalystReport = Report<Findings[Question["kind"]]>;

/** After so long without a question nobody is waiting for the next one. */
const IDLE_MS = 10_000;
/** How often changes are followed then. */
const FOLLOW_MS = 60_000;
/** After so long without anything to do it gets ready, a little at a time. */
const PAUSE_MS = 100;
const STEP_MS = 8;
/** Whoever asked no longer ago than this may go on. */
const GOES_ON_MS = 600_000;

interface Desk {
  history: History;
  steady: SteadyHistory;
  analysis: Analysis;
}

let desk: Desk | null = null;
let turn: Promise<void> = Promise.resolve();
let last: { question: Question; at: number } | null = null;
let idle: NodeJS.Timeout | undefined;
let pause: NodeJS.Timeout | undefined;
/** How many things were begun. */
let turns = 0;

/**
 * One thing after the other: history is not brought up to date while it is asked. When nothing else
 * follows at once, it gets ready.
 */
function inTurn(work: () => Promise<void>): Promise<void> {
  clearTimeout(pause);
  turns += 1;
  const mine = turns;
  turn = turn.then(work).then(() => {
    if (mine === turns) pause = setTimeout(getReady, PAUSE_MS, mine);
  });
  return turn;
}

/** Gets ready for what sliders may come to, a little at a time, until something else is begun. */
function getReady(mine: number): void {
  if (mine === turns && desk?.analysis.prepare(STEP_MS)) setImmediate(getReady, mine);
}

function deskFor(history: History): Desk {
  const steady = new SteadyHistory(history);
  return { history, steady, analysis: new Analysis(steady) };
}

async function open(): Promise<Desk> {
  const { read } = await store();
  return deskFor(new History(read, snapshotPath("history")));
}

function used(): Pick<AnalystReport, "memoryBytes" | "origin"> {
  const { heapUsed, external } = process.memoryUsage();
  return { memoryBytes: heapUsed + external, origin: desk?.history.origin ?? null };
}

function tell(report: AnalystReport): void {
  parentPort?.postMessage(report);
}

async function answer(question: Question): Promise<AnalystReport> {
  try {
    desk ??= await open();
    const finding = await desk.analysis.answer(question);
    desk.steady.answered();
    return { kind: "found", finding, ...used() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const tooMuch =
      error instanceof TooMuchHistory
        ? { needsMb: inMb(error.needs), limitMb: inMb(error.limit) }
        : null;
    return { kind: "failed", message, tooMuch, ...used() };
  }
}

/** Gets ready for whoever goes on where the last question ended. */
async function goOn({ analysis, steady }: Desk): Promise<void> {
  if (last?.question.kind !== "replay" || Date.now() - last.at > GOES_ON_MS) return;
  await analysis.answer({ ...last.question, now: Date.now() });
  steady.answered();
}

async function follow(): Promise<void> {
  try {
    desk ??= await open();
    const { history } = desk;
    const before = history.latest;
    if ((await history.current()) !== before) {
      // What was made of history as it was is of no more use, and is large.
      desk = deskFor(history);
      await goOn(desk);
    }
    void history.keep();
    tell({ kind: "followed", ...used() });
  } catch (error) {
    log.warn({ err: error }, "the analyst could not follow what changed");
    // It will not fit in a minute either; who asks is told.
    if (error instanceof TooMuchHistory) return;
  }
  rest(Math.max(FOLLOW_MS, desk?.steady.standsFor ?? 0));
}

/** Follows changes after a time without questions, and from then on. */
function rest(ms: number): void {
  clearTimeout(idle);
  idle = setTimeout(() => void inTurn(follow), ms);
}

async function stop(stopped: Int32Array): Promise<void> {
  await desk?.history.keep("now");
  Atomics.store(stopped, 0, 1);
  Atomics.notify(stopped, 0);
  process.exit();
}

parentPort?.on("message", (order: Order<Question>) => {
  clearTimeout(idle);
  if (order.kind === "stop") {
    void inTurn(() => stop(order.stopped));
    return;
  }
  // What a slider may come to is no question that somebody goes on from.
  if (order.question.kind !== "ahead") last = { question: order.question, at: Date.now() };
  // One at a time: the other side sends the next question after the answer.
  void inTurn(async () => {
    tell(await answer(order.question));
    rest(Math.max(IDLE_MS, desk?.steady.standsFor ?? 0));
  });
});
giveWayToRequests();
rest(0);
