import { z } from "zod";

/** What a new workspace still needs, in order, once it has its name and its first admin. */
export const START_STEPS = ["team", "criteria", "leads"] as const;
export type StartStep = (typeof START_STEPS)[number];

/** Done follows from what is there; skipped is what an admin left for later. */
export type StepState = "open" | "skipped" | "done";

export interface Start {
  steps: Record<StartStep, StepState>;
  /** An admin said that it is enough: they are offered no more, and stay where they are. */
  isEnded: boolean;
}

/** What is kept of the first hour. */
export interface StartRow {
  skipped: StartStep[];
  /** When an admin said that it is enough. */
  endedAt: number | null;
}

export const skipStepInput = z.object({ step: z.enum(START_STEPS) });
