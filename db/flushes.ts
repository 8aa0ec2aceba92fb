import { closeSync, fdatasync, fsyncSync, openSync } from "node:fs";
import path from "node:path";

/** Writes what the system holds of a file to the disk. */
export type Flush = () => Promise<void>;

export interface Flushes {
  /**
   * Resolves once the disk has everything that was written before the call. After one that failed all
   * fail: what the disk refused, the system may have dropped.
   */
  flushed(): Promise<void>;
  /** Throws once one failed: nothing more is to be written then. */
  assertSound(): void;
}

/** Whoever calls while the disk is busy shares the next flush with all who do. */
export function sharedFlushes(flush: Flush): Flushes {
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  let refusal: { error: unknown } | null = null;
  return {
    assertSound() {
      if (refusal) throw refusal.error;
    },
    flushed() {
      next ??= last.then(() => {
        next = null;
        return flush().catch((error: unknown) => {
          refusal = { error };
          throw error;
        });
      });
      last = next;
      return next;
    },
  };
}

/** Opens a log that may be new, with its name safe in its folder: SQLite itself sees to that with `FULL`. */
function openLog(file: string): number {
  const log = openSync(file, "r+");
  // Windows keeps names by itself, and opens no folders.
  if (process.platform === "win32") return log;
  const folder = openSync(path.dirname(file), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
  return log;
}

/**
 * Flushes of the write-ahead log of a SQLite file, in a thread of the system's pool: the one that
 * commits goes on meanwhile.
 */
export function logFlushes(file: string): Flushes & { close(): Promise<void> } {
  let log: number | null = null;
  const flushes = sharedFlushes(
    () =>
      new Promise((resolve, reject) => {
        // SQLite locks other files of the database: to close this one lets go of no lock.
        log ??= openLog(`${file}-wal`);
        fdatasync(log, (error) => (error ? reject(error) : resolve()));
      }),
  );
  return {
    ...flushes,
    async close() {
      if (log === null) return;
      await flushes.flushed().catch(() => {});
      closeSync(log);
      log = null;
    },
  };
}
