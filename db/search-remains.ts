import { setTimeout as delay } from "node:timers/promises";
import type Database from "better-sqlite3";
import { mergeSearchIndex } from "./search-index";

/** Often many are gone in several transactions: the index is made one once, after the last of them. */
const AFTER_MS = 1000;

export interface RemainsWiper {
  /** To be called when the search index may hold remains of leads that are gone. */
  left(): void;
  /** Ends, with nothing left; while nobody else writes. */
  close(): void;
}

/**
 * Wipes out what the search index still holds of leads that are gone, in steps between other writes:
 * `inTransaction` does one in a turn of the writer's. What a program leaves that is killed, the next
 * server that starts wipes out.
 */
export function wipeRemains(
  writer: Database.Database,
  inTransaction: (step: () => boolean) => Promise<boolean>,
): RemainsWiper {
  let timer: NodeJS.Timeout | undefined;
  let told = 0;
  let wiped = 0;
  let isClosed = false;
  let running = Promise.resolve();

  async function run(): Promise<void> {
    const upTo = told;
    for (let isFirst = true; !isClosed; isFirst = false) {
      if (!(await inTransaction(() => mergeSearchIndex(writer, isFirst)))) {
        wiped = upTo;
        return;
      }
      await delay(1);
    }
  }

  return {
    left() {
      told += 1;
      clearTimeout(timer);
      timer = setTimeout(() => {
        running = running.then(run).catch(() => {});
      }, AFTER_MS).unref();
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      for (let isMore = wiped < told, isFirst = true; isMore; isFirst = false) {
        isMore = mergeSearchIndex(writer, isFirst);
      }
    },
  };
}
