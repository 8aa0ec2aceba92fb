import { on } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { log } from "@/lib/operations/log";
import { Refusal, type RefusalCode } from "@/lib/operations/outcome";
import { hasBuiltThreads, threadFromSources } from "@/lib/threads";
import { type Batch, batchesOf, type FileToRead, sizeOf } from "./batches";

/** Smaller files are read sooner than a thread is there. */
const LARGE_BYTES = 2_000_000;

/** What a thread that reads is told: the file, and then of each batch that was taken. */
export type Order = { kind: "read"; file: FileToRead } | { kind: "taken" };

export type Report =
  /** It can be told to read. */
  | { kind: "ready" }
  | { kind: "batch"; batch: Batch }
  | { kind: "refused"; code: RefusalCode; message: string }
  | { kind: "end" };

/** A thread that reads one file. */
export interface Reader {
  isReady(): boolean;
  order(what: Order): void;
  reports: AsyncIterable<[Report]>;
  stop(): void;
}

function startThread(): Worker {
  const name = "handoff-reader";
  return hasBuiltThreads()
    ? new Worker(new URL("./reader.ts", import.meta.url), { name })
    : threadFromSources(path.join(import.meta.dirname, "reader.ts"), name);
}

/**
 * Starts the thread that reads a file of so many bytes, if it is large: before it is settled how, which
 * takes as long.
 */
export function startReader(bytes: number): Reader | null {
  if (bytes < LARGE_BYTES) return null;
  const thread = startThread();
  let isReady = false;
  thread.once("message", () => {
    isReady = true;
  });
  return {
    isReady: () => isReady,
    order: (what) => thread.postMessage(what),
    reports: on(thread, "message", { close: ["exit"] }) as AsyncIterable<[Report]>,
    stop: () => void thread.terminate(),
  };
}

/**
 * The batches of a file (`batchesOf`), read and made ready by the reader, some of them ahead. Without one,
 * while its thread is only coming, and from where it is lost, they are read here.
 */
export async function* batchesAhead(toRead: FileToRead, by: Reader | null): AsyncGenerator<Batch> {
  let { done } = toRead;
  let isThere = false;
  for await (const batch of batchesOf(toRead)) {
    done += sizeOf(batch);
    isThere = by?.isReady() ?? false;
    if (isThere) by?.order({ kind: "read", file: { ...toRead, done } });
    yield batch;
    if (isThere) break;
  }
  if (!(by && isThere)) return;
  try {
    for await (const [report] of by.reports) {
      if (report.kind === "ready") continue;
      if (report.kind === "end") return;
      if (report.kind === "refused") throw new Refusal(report.code, report.message);
      by.order({ kind: "taken" });
      done += sizeOf(report.batch);
      yield report.batch;
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    log.warn({ err: error }, "the thread that reads a file was lost");
  }
  yield* batchesOf({ ...toRead, done });
}
