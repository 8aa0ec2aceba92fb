import { parentPort } from "node:worker_threads";
import { store } from "@/db/client";
import { log } from "@/lib/operations/log";
import { FollowedLedger } from "./followed-ledger";
import { snapshotPath } from "./place";
import type { Order, Report } from "./protocol";
import { answerTallies, type TallyAnswer, type TallyQuestion } from "./tally";

type TallyReport = Report<TallyAnswer[]>;

/** How often changes are followed; whoever asks has them followed first. */
const FOLLOW_MS = 10_000;
/** While much is written: that takes up to a tenth of a processor, and no question finds more than so much. */
const REST = 9;
const MOST_REST_MS = 30_000;

let ledger: FollowedLedger | null = null;
let turn: Promise<void> = Promise.resolve();
let pause = FOLLOW_MS;

/** One thing after the other: the ledger is not brought up to date while it is asked. */
function inTurn(work: () => Promise<void>): void {
  turn = turn.then(work);
}

async function followed(): Promise<FollowedLedger> {
  ledger ??= new FollowedLedger((await store()).read, snapshotPath("ledger"));
  return ledger;
}

function used(): Pick<TallyReport, "memoryBytes" | "origin"> {
  const { heapUsed, external } = process.memoryUsage();
  return { memoryBytes: heapUsed + external, origin: ledger?.origin ?? null };
}

function tell(report: TallyReport): void {
  parentPort?.postMessage(report);
}

async function answer(questions: readonly TallyQuestion[]): Promise<void> {
  try {
    tell({ kind: "found", finding: await answerTallies(await followed(), questions), ...used() });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    tell({ kind: "failed", message, tooMuch: null, ...used() });
  }
}

async function follow(): Promise<void> {
  try {
    const start = performance.now();
    const brought = await followed();
    await brought.current();
    await brought.keep();
    const took = performance.now() - start;
    pause = Math.min(Math.max(FOLLOW_MS, REST * took), MOST_REST_MS);
    tell({ kind: "followed", ...used() });
  } catch (error) {
    log.warn({ err: error }, "the counts for reports could not follow what changed");
  }
}

async function stop(stopped: Int32Array): Promise<void> {
  await ledger?.keep("now");
  Atomics.store(stopped, 0, 1);
  Atomics.notify(stopped, 0);
  process.exit();
}

/** Follows changes after a pause, and from then on: questions do not put off what is to leave the file. */
function followAfter(ms: number): void {
  const next = async () => {
    await follow();
    followAfter(pause);
  };
  setTimeout(() => inTurn(next), ms);
}

parentPort?.on("message", (order: Order<readonly TallyQuestion[]>) => {
  if (order.kind === "answer") {
    inTurn(() => answer(order.question));
    return;
  }
  inTurn(() => stop(order.stopped));
});
followAfter(0);
