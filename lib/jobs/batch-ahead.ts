import { isMainThread, Worker } from "node:worker_threads";
import { dialect } from "@/db/dialect";
import type { Ahead, AheadQuestion } from "@/lib/activities/steps/ahead";
import { log } from "@/lib/operations/log";

/** A question with its number; as text, which goes from thread to thread sooner than objects do. */
export interface AheadOrder {
  number: number;
  question: string;
}
export interface AheadReport {
  number: number;
  /** Null where there is nothing to say, or `problem` says why. */
  ahead: Ahead | null;
  problem?: string;
}

interface Helper {
  worker: Worker;
  asked: number;
  waiting: Map<number, (ahead: Ahead | null) => void>;
}

/** One thread for the process, whatever bundle asks; null: it crashed, and batches go without. */
const shared = globalThis as unknown as { handoffAhead?: Helper | null };

function start(): Helper {
  const helper: Helper = {
    worker: new Worker(new URL("./batch-ahead-worker.ts", import.meta.url), {
      name: "handoff-ahead",
    }),
    asked: 0,
    waiting: new Map(),
  };
  const settle = ({ number, ahead, problem }: AheadReport) => {
    if (problem) log.warn({ problem }, "a batch could not be worked out ahead");
    helper.waiting.get(number)?.(ahead);
    helper.waiting.delete(number);
  };
  const giveUp = (reason: unknown) => {
    if (shared.handoffAhead !== helper) return;
    shared.handoffAhead = null;
    log.warn({ err: reason }, "batches are not worked out ahead any more");
    for (const resolve of helper.waiting.values()) resolve(null);
    helper.waiting.clear();
  };
  helper.worker.on("message", settle);
  helper.worker.on("error", giveUp);
  helper.worker.on("exit", giveUp);
  helper.worker.unref();
  return helper;
}

/**
 * What a batch makes of its leads, worked out by a thread of its own while others are written. Null where
 * there is none: on PostgreSQL, whose server has threads of its own, and outside of servers.
 */
export function batchAhead(question: AheadQuestion): Promise<Ahead | null> {
  const isServer = isMainThread && process.env.NEXT_RUNTIME === "nodejs";
  if (!isServer || dialect === "pg") return Promise.resolve(null);
  if (shared.handoffAhead === undefined) shared.handoffAhead = start();
  const helper = shared.handoffAhead;
  if (!helper) return Promise.resolve(null);
  helper.asked += 1;
  const number = helper.asked;
  return new Promise((resolve) => {
    helper.waiting.set(number, resolve);
    helper.worker.postMessage({ number, question: JSON.stringify(question) } satisfies AheadOrder);
  });
}
