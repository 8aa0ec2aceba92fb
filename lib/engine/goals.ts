import { LEADS_AT_LEAST } from "./drift";

export const DIRECTIONS = ["atLeast", "atMost"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/**
 * interval: a goal, missed only when the figure's 95 % interval leaves it out; value: a plain
 * threshold for the figure itself.
 */
export const GOAL_BASES = ["interval", "value"] as const;
export type GoalBasis = (typeof GOAL_BASES)[number];

/** What a figure should be, in its own unit. */
export interface Aim {
  direction: Direction;
  target: number;
  basis: GoalBasis;
}

/** A figure as it was measured; value and bounds in the unit of its column. */
export interface Measured {
  /** Null where there is nothing to divide by, or a median is not reached. */
  value: number | null;
  /** Of a share: k of n. */
  k?: number;
  n?: number;
  /** Of a time, no upper bound means that it is not reached. */
  low?: number | null;
  high?: number | null;
  /** How it can still move by itself: leads that mature, a period that is not over. */
  canStill?: "rise" | "fall";
}

/**
 * unclear: the interval holds the goal; few: too few leads to tell anything; open: missed or kept
 * for now, and can still turn; unknown: there is no figure.
 */
export const VERDICTS = ["met", "missed", "unclear", "few", "open", "unknown"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Whether a figure is what it should be, and whether that can be told at all. */
export function judge(aim: Aim, figure: Measured): Verdict {
  const verdict = aim.basis === "value" ? byValue(aim, figure) : byInterval(aim, figure);
  return canTurn(aim, figure, verdict) ? "open" : verdict;
}

function byValue({ direction, target }: Aim, { value }: Measured): Verdict {
  if (value === null) return "unknown";
  return (direction === "atLeast" ? value >= target : value <= target) ? "met" : "missed";
}

function byInterval(aim: Aim, figure: Measured): Verdict {
  const { low = null, high = null, n } = figure;
  if (low === null && high === null) return byValue(aim, figure);
  if (n !== undefined && n < LEADS_AT_LEAST) return "few";
  const isBelow = high !== null && high < aim.target;
  const isAbove = low !== null && low > aim.target;
  const isUpTo = high !== null && high <= aim.target;
  const isFrom = low !== null && low >= aim.target;
  const [met, missed] = aim.direction === "atLeast" ? [isFrom, isBelow] : [isUpTo, isAbove];
  return met ? "met" : missed ? "missed" : "unclear";
}

/** Whether what is still to come can turn the verdict into its opposite. */
function canTurn({ direction }: Aim, { canStill }: Measured, verdict: Verdict): boolean {
  if (canStill === undefined) return false;
  const helps = (direction === "atLeast") === (canStill === "rise");
  return verdict === (helps ? "missed" : "met");
}
