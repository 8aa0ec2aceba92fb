import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { hub } from "@/lib/live/hub";
import { log } from "@/lib/operations/log";
import type { RefusalCode } from "@/lib/operations/outcome";
import type { Findings, Question } from "./analysis";
import type { Origin } from "./history";
import { inMb, memoryLimit } from "./memory";
import { snapshotPath } from "./place";
import type { AnalystOrder, AnalystReport } from "./worker";

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
export type Told =
  | { kind: "found"; finding: Findings[Question["kind"]] }
  | { kind: "overtaken" }
  | { kind: "refused"; code: RefusalCode; message: string };

/**
 * Who answers, once per process. Other copies of this module, which the bundler makes, use it too:
 * so it answers with plain values, as an error's class is another one in each copy.
 */
export interface Answerer {
  ask(key: string, question: Question): Promise<Told>;
  wake(): void;
  status(): AnalystStatus;
}

interface Waiting {
  question: Question;
  resolve(told: Told): void;
  reject(error: Error): void;
}

function outOfRoom({ needsMb, limitMb }: { needsMb: number; limitMb: number }): Told {
  return {
    kind: "refused",
    code: "invalid",
    message: `There is too much history for the memory that the replay may use: it needs about ${needsMb} MB and may use ${limitMb} MB. Whoever runs Handoff can raise HANDOFF_ANALYST_MEMORY_MB.`,
  };
}

const CRASHED: Told = {
  kind: "refused",
  code: "failed",
  message: "The replay stopped and is starting again.",
};

/** Answers in a worker thread, one question after the other; a crash only costs the running one. */
export function startAnswering(): Answerer {
  const waiting = new Map<string, Waiting>();
  const limitMb = inMb(memoryLimit());
  let worker: Worker | null = null;
  let running: Waiting | null = null;
  let restarts = 0;
  let crashedAt: number | null = null;
  let told: Pick<AnalystReport, "memoryBytes" | "origin"> | null = null;

  function start(): Worker {
    const started = new Worker(new URL("./worker.ts", import.meta.url), {
      name: "handoff-analyst",
      resourceLimits: { maxOldGenerationSizeMb: Math.max(LEAST_HEAP_MB, limitMb) },
    });
    started.unref();
    started.on("message", (report: AnalystReport) => {
      told = { memoryBytes: report.memoryBytes, origin: report.origin };
      if (report.kind === "followed") return;
      const asked = running;
      running = null;
      if (report.kind === "found") asked?.resolve({ kind: "found", finding: report.finding });
      else if (report.tooMuch) asked?.resolve(outOfRoom(report.tooMuch));
      else asked?.reject(new Error(report.message));
      next();
    });
    started.on("error", (error) => log.error({ err: error }, "the analyst crashed"));
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

  function order(what: AnalystOrder): void {
    worker ??= start();
    worker.postMessage(what);
  }

  function next(): void {
    const [first] = waiting;
    if (running || !first) return;
    const [key, asked] = first;
    waiting.delete(key);
    running = asked;
    order({ kind: "answer", question: asked.question });
  }

  /** Where a file is kept it has to be followed, lest it tell of people who were deleted. */
  function wake(): void {
    if (existsSync(snapshotPath())) worker ??= start();
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
    ask(key, question) {
      return new Promise((resolve, reject) => {
        waiting.get(key)?.resolve({ kind: "overtaken" });
        waiting.set(key, { question, resolve, reject });
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
