import path from "node:path";
import { isMainThread, Worker } from "node:worker_threads";
import type Database from "better-sqlite3";
import { hasBuiltThreads, threadFromSources } from "@/lib/threads";

/** Pages of the write-ahead log from which it is copied into the database file: some 16 MB. */
const LONG = 4000;
/** The same where nobody is kept waiting: some 64 MB, since what was written often is copied once. */
const LONG_ALONE = 16_000;
/** So few are copied in the time of a commit or two, while writers wait. */
const FEW = 1000;
/**
 * Pages from which on writers wait for more than a few, too: some 400 MB, or an eighth of the file. Each time
 * they wait some tenths of a second, so that the longer the log may get, the less they wait altogether.
 */
const FULL = 100_000;
const FULL_SHARE = 1 / 8;
/** When it is so many times as long, the writer copies itself. */
const TOO_LONG = 1.8;
/**
 * What the log's file may keep when it starts again, in times of what is full: more than it gets to.
 * Writing over what is there costs less than a file that grows, and cutting it holds up the writer.
 */
const KEPT = 2.5;

function fullFor(writer: Database.Database): number {
  const pages = writer.pragma("page_count", { simple: true }) as number;
  return Math.max(FULL, Math.round(pages * FULL_SHARE));
}

/** How many pages the log has, and how many of them are in the database file. */
export interface Copied {
  log: number;
  checkpointed: number;
}

export interface Checkpoints {
  /** To be called after each commit, before the next transaction. */
  committed(): void;
  stop(): void;
}

/** In the thread of the writer, at the commit that makes the log too long. */
function copyInline(writer: Database.Database): Checkpoints {
  writer.pragma(`wal_autocheckpoint = ${LONG_ALONE}`);
  return { committed() {}, stop() {} };
}

/**
 * In a thread of its own, since copying waits for the disk. The log starts again only once all of it
 * is copied, so the last few pages are copied while writers wait: `hold` runs its work in a turn of
 * theirs.
 */
function copyBeside(
  writer: Database.Database,
  hold: (work: () => Promise<void>) => Promise<void>,
  long: number,
  full: number,
): Checkpoints {
  let worker: Worker | null = null;
  let isCopying = false;
  let hasFailed = false;
  let told: ((copied: Copied | null) => void) | null = null;
  writer.pragma(`wal_autocheckpoint = ${Math.round(full * TOO_LONG)}`);

  function fail(): void {
    worker = null;
    hasFailed = true;
    copyInline(writer);
    told?.(null);
  }

  function start(): Worker {
    const name = "handoff-checkpoints";
    const started = hasBuiltThreads()
      ? new Worker(new URL("./checkpoint-worker.ts", import.meta.url), { name })
      : threadFromSources(path.join(import.meta.dirname, "checkpoint-worker.ts"), name);
    started.unref();
    started.on("message", (copied: Copied) => told?.(copied));
    started.on("error", fail);
    return started;
  }

  /** Null when the worker is gone. */
  function copy(): Promise<Copied | null> {
    return new Promise((resolve) => {
      told = resolve;
      worker ??= start();
      // Told here: what a bundler makes of a worker has no data of its own.
      worker.postMessage(writer.name);
    });
  }

  async function run(): Promise<void> {
    const copied = await copy();
    if (!copied) return;
    if (leftOf(copied) > FEW) {
      // While much is written it goes on when there is much to copy again: each run waits for the disk twice.
      if (copied.log < full) return;
      // What came meanwhile, so that there is less to wait for.
      if (!(await copy())) return;
    }
    await hold(async () => {
      await copy();
    });
  }

  return {
    committed() {
      if (isCopying || hasFailed || leftOf(stateOf(writer)) < long) return;
      isCopying = true;
      void run().finally(() => {
        isCopying = false;
      });
    },
    stop() {
      void worker?.terminate();
    },
  };
}

/** Pages of the log that are not in the database file yet. */
const leftOf = ({ log, checkpointed }: Copied) => log - checkpointed;

function stateOf(writer: Database.Database): Copied {
  const [state] = writer.pragma("wal_checkpoint(NOOP)") as [Copied];
  return state;
}

/**
 * Copies what a server left when it stopped, and cuts the log: it may hold what was deleted since. Not
 * while another program is at it, as the writer does not wait.
 */
function beginAnew(writer: Database.Database): void {
  writer.pragma("wal_checkpoint(TRUNCATE)");
}

/** Keeps the write-ahead log short, beside what else the program does. */
export function keepLogShort(
  writer: Database.Database,
  hold: (work: () => Promise<void>) => Promise<void>,
): Checkpoints {
  const full = fullFor(writer);
  const pageBytes = writer.pragma("page_size", { simple: true }) as number;
  writer.pragma(`journal_size_limit = ${Math.round(full * KEPT * pageBytes)}`);
  if (!isMainThread) return copyInline(writer);
  const isServer = hasBuiltThreads();
  if (isServer) beginAnew(writer);
  return copyBeside(writer, hold, isServer ? LONG : LONG_ALONE, full);
}
