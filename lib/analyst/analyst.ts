import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { store } from "@/db/client";
import { hub } from "@/lib/live/hub";
import { log } from "@/lib/operations/log";
import { Refusal } from "@/lib/operations/outcome";
import { Analysis, type FindingFor, type Findings, type Question } from "./analysis";
import { History, type Origin } from "./history";
import { inMb, memoryLimit } from "./memory";
import { snapshotPath } from "./place";
import type { AnalystOrder, AnalystReport } from "./worker";

/** How long the process waits at its end for the file to be written. */
const STOP_PATIENCE_MS = 5000;

/** A newer question of the same asker made this one worthless. */
export class Overtaken extends Error {}

/** Answers questions about all of history, off the thread that answers requests. */
export interface Analyst {
  /**
   * Of several questions that wait under one key only the latest is answered; the others throw
   * `Overtaken`. A `Refusal` when history does not fit in memory or the analyst crashed.
   */
  ask<Q extends Question>(key: string, question: Q): Promise<FindingFor<Q>>;
  /** Gets ready before the first question, where people have asked before. */
  wake(): void;
  status(): AnalystStatus;
}

export interface AnalystStatus {
  state: "idle" | "ready" | "answering";
  /** How often it had to be started again after a crash, and when it last crashed (epoch ms). */
  restarts: number;
  crashedAt: number | null;
  /** What it holds, as it told with its last answer, and what it may hold. */
  memoryMb: number | null;
  memoryLimitMb: number;
  /** Where it has history from. */
  history: Origin | null;
}

interface Waiting {
  question: Question;
  resolve(finding: Findings[Question["kind"]]): void;
  reject(error: Error): void;
}

function failureOf({ message, tooMuch }: AnalystReport & { ok: false }): Error {
  if (!tooMuch) return new Error(message);
  const { needsMb, limitMb } = tooMuch;
  return new Refusal(
    "invalid",
    `There is too much history for the memory that the replay may use: it needs about ${needsMb} MB and may use ${limitMb} MB. Whoever runs Handoff can raise HANDOFF_ANALYST_MEMORY_MB.`,
  );
}

function makeWorkerAnalyst(): Analyst {
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
      resourceLimits: { maxOldGenerationSizeMb: limitMb },
    });
    started.unref();
    started.on("message", (report: AnalystReport) => {
      const asked = running;
      running = null;
      told = report;
      if (report.ok) asked?.resolve(report.finding);
      else asked?.reject(failureOf(report));
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
      }
      running?.reject(new Refusal("failed", "The replay stopped and is starting again."));
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
    ask<Q extends Question>(key: string, question: Q) {
      return new Promise<FindingFor<Q>>((resolve, reject) => {
        waiting.get(key)?.reject(new Overtaken());
        const answered = resolve as Waiting["resolve"];
        waiting.set(key, { question, resolve: answered, reject });
        next();
      });
    },
    wake() {
      if (existsSync(snapshotPath())) worker ??= start();
    },
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

/** For programs that answer no requests beside: the command line and tests. */
function makeInlineAnalyst(): Analyst {
  let history: History | null = null;
  let analysis: Promise<Analysis> | null = null;
  async function open(): Promise<Analysis> {
    history = new History((await store()).read);
    return new Analysis(history);
  }
  return {
    async ask(_key, question) {
      analysis ??= open();
      return (await analysis).answer(question);
    },
    wake() {},
    status: () => ({
      state: history ? "ready" : "idle",
      restarts: 0,
      crashedAt: null,
      memoryMb: null,
      memoryLimitMb: inMb(memoryLimit()),
      history: history?.origin ?? null,
    }),
  };
}

const shared = globalThis as unknown as { handoffAnalyst?: Analyst };

/** The process's analyst; it starts with its first question, unless it is woken before. */
export function analyst(): Analyst {
  shared.handoffAnalyst ??=
    process.env.NEXT_RUNTIME === "nodejs" ? makeWorkerAnalyst() : makeInlineAnalyst();
  return shared.handoffAnalyst;
}
