import { existsSync, readFileSync } from "node:fs";

const STATUS = "/proc/self/status";
const EVERY_MS = 100;

/** Bytes of the process's own: without pages of the database file, which the system gives and takes. */
function ownMemory() {
  const status = existsSync(STATUS) ? readFileSync(STATUS, "utf8") : "";
  const own = /RssAnon:\s+(\d+) kB/.exec(status)?.[1];
  return own === undefined ? process.memoryUsage.rss() : Number(own) * 1024;
}

/** Looks at the process's own memory from now on; gives the most that it has had, in bytes. */
export function watchOwnMemory() {
  let peak = ownMemory();
  setInterval(() => {
    peak = Math.max(peak, ownMemory());
  }, EVERY_MS).unref();
  return () => peak;
}
