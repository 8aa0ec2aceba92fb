import pino from "pino";

/** The process's log: one JSON line per event on standard output. Never secrets or bodies. */
const shared = globalThis as unknown as { handoffLog?: pino.Logger };

export const log: pino.Logger = (shared.handoffLog ??= pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === "test" ? "silent" : "info"),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
}));
