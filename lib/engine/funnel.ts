import { type Rate, wilson } from "@/lib/engine/statistics";
import { DAY_MS } from "@/lib/engine/time-zone";

/** Of the leads that entered `from` in a period, those that reached `to` within the window. */
export interface StepCount<S extends string = string> {
  from: S;
  to: S;
  entered: number;
  reached: number;
  /** Epoch ms of the latest entry; null when nobody entered. */
  lastEnteredAt: number | null;
}

export interface StepConversion<S extends string = string> {
  from: S;
  to: S;
  conversion: Rate;
  maturing: boolean;
}

/** How many of one cohort reached a stage (or a later one) within the window. */
export interface StageCount<S extends string = string> {
  stage: S;
  count: number;
}

export interface FunnelStage<S extends string = string> {
  stage: S;
  count: number;
  /** Share of the whole cohort. */
  ofFirst: Rate;
  /** Share of those in the stage before; null for the first stage. */
  ofPrevious: Rate | null;
}

/** A ratio of two counts of the same period: not a share, so it may pass 1 and has no interval. */
export interface PeriodRatio {
  numerator: number;
  denominator: number;
  ratio: number | null;
}

/**
 * Whether the window of `windowDays` (24 hours each) is still running for the latest entry, so
 * that the share of its cohort can still rise. False for a cohort without entries.
 */
export function isMaturing(lastEnteredAt: number | null, windowDays: number, now: number): boolean {
  return lastEnteredAt !== null && now < lastEnteredAt + windowDays * DAY_MS;
}

/** Cohort conversion of one step, with its interval. Throws RangeError when reached > entered. */
export function stepConversion<S extends string>(
  step: StepCount<S>,
  windowDays: number,
  now: number,
): StepConversion<S> {
  return {
    from: step.from,
    to: step.to,
    conversion: wilson(step.reached, step.entered),
    maturing: isMaturing(step.lastEnteredAt, windowDays, now),
  };
}

/**
 * One cohort followed through its stages, first stage first; the first count is the cohort.
 * Throws RangeError when a later stage counts more leads than an earlier one.
 */
export function cohortFunnel<S extends string>(stages: readonly StageCount<S>[]): FunnelStage<S>[] {
  const size = stages[0]?.count ?? 0;
  return stages.map(({ stage, count }, i) => {
    const previous = stages[i - 1];
    return {
      stage,
      count,
      ofFirst: wilson(count, size),
      ofPrevious: previous ? wilson(count, previous.count) : null,
    };
  });
}

/**
 * Arrivals at a later stage over arrivals at an earlier one in the same period. They are different
 * leads: never show it as a conversion rate. Null when the denominator is 0.
 */
export function periodRatio(numerator: number, denominator: number): PeriodRatio {
  return { numerator, denominator, ratio: denominator > 0 ? numerator / denominator : null };
}
