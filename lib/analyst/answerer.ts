import type { ResourceLimits, Worker } from "node:worker_threads";
import { hub } from "@/lib/live/hub";
import { log } from "@/lib/operations/log";
import type { Origin } from "./kept-file";
import { inMb, memoryLimit } from "./memory";
import type { Order, Report } from "./protocol";

/** The program itself, and what it reads at a time, need as much whatever the limit is. */
const LEAST_HEAP_MB = 256;
/** A crash that comes again and again must not keep the machine busy. */
const RECOVERY_MS = 60_000;
/** How long the process waits at its end for the file to be written. */
const STOP_PATIENCE_MS = 5000;

export interface AnalystStatus {
  state: "idle" | "ready" | "answering";
  /** How often it had to be started again after a crash, and when it last crashed (epoch ms). */
  restarts: number;
  crashedAt: number | null;
  /** What it holds, as it told last, and what it may hold. */
  memoryMb: number | null;
  memoryLimitMb: number;
  /** Where it has history from. */
  history: Origin | null;
}

/** What came of a question; `overtaken`: a newer one of the same asker made it worthless. */
export type Told<F> = { kind: "found"; finding: F } | { kind: "overtaken" } | Refused;

/** Who asked says it in their own language: this process tells what a thread came to to many. */
export type Refused =
  | { kind: "refused"; because: "crashed" }
  | { kind: "refused"; because: "tooMuch"; needsMb: number; limitMb: number };

/** Whether a question can wait until no other one does. */
export interface Asked {
  isPatient?: boolean;
}

/**
 * Who answers, once per process. Other copies of this module, which the bundler makes, use it too:
 * so it answers with plain values, as an error's class is another one in each copy.
 */
export interface Answerer<Q, F> {
  ask(key: string, question: Q, how?: Asked): Promise<Told<F>>;
  wake(): void;
  status(): AnalystStatus;
}

interface Waiting<Q, F> {
  question: Q;
  isPatient: boolean;
  resolve(told: Told<F>): void;
  reject(error: Error): void;
}

const CRASHED: Refused = { kind: "refused", because: "crashed" };

/** A thread that answers, and what the log calls it. */
interface Thread {
  name: string;
  /** The file of a worker and its options have to be written where it is made: the bundler looks. */
  start(resourceLimits: ResourceLimits): Worker;
  /** Whether it gets ready before the first question. */
  isWanted(): boolean;
}

/** Answers in a worker thread, one question after the other; a crash only costs the running one. */
export function startAnswering<Q, F>(thread: Thread): Answerer<Q, F> {
  const waiting = new Map<string, Waiting<Q, F>>();
  const limitMb = inMb(memoryLimit());
  let worker: Worker | null = null;
  let running: Waiting<Q, F> | null = null;
  let restarts = 0;
  let crashedAt: number | null = null;
  let told: Pick<Report<F>, "memoryBytes" | "origin"> | null = null;

  function start(): Worker {
    const started = thread.start({
      maxOldGenerationSizeMb: Math.max(LEAST_HEAP_MB, limitMb),
    });
    started.unref();
    started.on("message", (report: Report<F>) => {
      told = { memoryBytes: report.memoryBytes, origin: report.origin };
      if (report.kind === "followed") return;
      const asked = running;
      running = null;
      if (report.kind === "found") asked?.resolve({ kind: "found", finding: report.finding });
      else if (report.tooMuch) {
        asked?.resolve({ kind: "refused", because: "tooMuch", ...report.tooMuch });
      } else asked?.reject(new Error(report.message));
      next();
    });
    started.on("error", (error) => log.error({ err: error }, `the ${thread.name} crashed`));
    started.on("exit", (code) => {
      if (worker !== started) return;
      worker = null;
      told = null;
      if (code !== 0) {
        restarts += 1;
        crashedAt = Date.now();
        setTimeout(wake, RECOVERY_MS).unref();
      }
      running?.resolve(CRASHED);
      running = null;
      next();
    });
    return started;
  }

  function order(what: Order<Q>): void {
    worker ??= start();
    worker.postMessage(what);
  }

  function next(): void {
    if (running) return;
    const first = [...waiting].find(([, { isPatient }]) => !isPatient) ?? [...waiting][0];
    if (!first) return;
    const [key, asked] = first;
    waiting.delete(key);
    running = asked;
    order({ kind: "answer", question: asked.question });
  }

  function wake(): void {
    if (thread.isWanted()) worker ??= start();
  }

  /** What it knows is put away meanwhile; the process waits for that only when it has ended. */
  function stop(): void {
    if (!worker) return;
    const stopped = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    worker.once("exit", () => Atomics.store(stopped, 0, 1));
    order({ kind: "stop", stopped });
    process.once("exit", () => Atomics.wait(stopped, 0, 0, STOP_PATIENCE_MS));
  }

  hub().onShutDown(stop);
  return {
    ask(key, question, { isPatient = false } = {}) {
      return new Promise((resolve, reject) => {
        waiting.get(key)?.resolve({ kind: "overtaken" });
        waiting.set(key, { question, isPatient, resolve, reject });
        next();
      });
    },
    wake,
    status: () => ({
      state: running ? "answering" : worker ? "ready" : "idle",
      restarts,
      crashedAt,
      memoryMb: told && inMb(told.memoryBytes),
      memoryLimitMb: limitMb,
      history: told?.origin ?? null,
    }),
  };
}
