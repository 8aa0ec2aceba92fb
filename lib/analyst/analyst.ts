import { Worker } from "node:worker_threads";
import { store } from "@/db/client";
import { hub } from "@/lib/live/hub";
import { log } from "@/lib/operations/log";
import { Analysis, type FindingFor, type Findings, type Question } from "./analysis";
import type { AnalystReport } from "./worker";

/** A newer question of the same asker made this one worthless. */
export class Overtaken extends Error {}

/** Answers questions about all of history, off the thread that answers requests. */
export interface Analyst {
  /** Of several questions that wait under one key only the latest is answered. */
  ask<Q extends Question>(key: string, question: Q): Promise<FindingFor<Q>>;
  status(): AnalystStatus;
}

export interface AnalystStatus {
  state: "idle" | "ready" | "answering";
  /** How often it had to be started again after a crash. */
  restarts: number;
  /** Bytes that it holds, as it told with its last answer. */
  memoryBytes: number | null;
}

interface Waiting {
  question: Question;
  resolve(finding: Findings[Question["kind"]]): void;
  reject(error: Error): void;
}

function makeWorkerAnalyst(): Analyst {
  const waiting = new Map<string, Waiting>();
  let worker: Worker | null = null;
  let running: Waiting | null = null;
  let restarts = 0;
  let memoryBytes: number | null = null;

  function start(): Worker {
    const started = new Worker(new URL("./worker.ts", import.meta.url), {
      name: "handoff-analyst",
    });
    started.unref();
    started.on("message", (report: AnalystReport) => {
      const asked = running;
      running = null;
      memoryBytes = report.memoryBytes;
      if (report.ok) asked?.resolve(report.finding);
      else asked?.reject(new Error(report.message));
      next();
    });
    started.on("error", (error) => log.error({ err: error }, "the analyst crashed"));
    started.on("exit", (code) => {
      if (worker !== started) return;
      worker = null;
      memoryBytes = null;
      if (code !== 0) restarts += 1;
      running?.reject(new Error("The analyst ended while it was answering"));
      running = null;
      next();
    });
    return started;
  }

  function next(): void {
    const [first] = waiting;
    if (running || !first) return;
    const [key, asked] = first;
    waiting.delete(key);
    running = asked;
    worker ??= start();
    worker.postMessage(asked.question);
  }

  hub().onShutDown(() => void worker?.terminate());
  return {
    ask<Q extends Question>(key: string, question: Q) {
      return new Promise<FindingFor<Q>>((resolve, reject) => {
        waiting.get(key)?.reject(new Overtaken());
        const told = resolve as Waiting["resolve"];
        waiting.set(key, { question, resolve: told, reject });
        next();
      });
    },
    status: () => ({
      state: running ? "answering" : worker ? "ready" : "idle",
      restarts,
      memoryBytes,
    }),
  };
}

/** For programs that answer no requests beside: the command line and tests. */
function makeInlineAnalyst(): Analyst {
  let analysis: Promise<Analysis> | null = null;
  return {
    async ask(_key, question) {
      analysis ??= store().then(({ read }) => new Analysis(read));
      return (await analysis).answer(question);
    },
    status: () => ({ state: analysis ? "ready" : "idle", restarts: 0, memoryBytes: null }),
  };
}

const shared = globalThis as unknown as { handoffAnalyst?: Analyst };

/** The process's analyst; it starts with its first question. */
export function analyst(): Analyst {
  shared.handoffAnalyst ??=
    process.env.NEXT_RUNTIME === "nodejs" ? makeWorkerAnalyst() : makeInlineAnalyst();
  return shared.handoffAnalyst;
}
