import type { Origin } from "./kept-file";

/** A question, or that the process goes down: `stopped` is set to 1 when all is put away. */
export type Order<Q> = { kind: "answer"; question: Q } | { kind: "stop"; stopped: Int32Array };

/** What a worker tells after each question, and when it followed changes. */
export type Report<F> = { memoryBytes: number; origin: Origin | null } & (
  | { kind: "found"; finding: F }
  | { kind: "failed"; message: string; tooMuch: { needsMb: number; limitMb: number } | null }
  | { kind: "followed" }
);
