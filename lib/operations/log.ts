import pino from "pino";

const shared = globalThis as unknown as { handoffLog?: pino.Logger };

function makeLog(): pino.Logger {
  return pino({
    level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === "test" ? "silent" : "info"),
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}

/** The process's log: one JSON line per event on standard output. Never secrets or bodies. */
shared.handoffLog ??= makeLog();
export const log: pino.Logger = shared.handoffLog;
