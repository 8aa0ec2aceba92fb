import type { ReplayAnswer } from "@/lib/replays/schema";

export type Week = ReplayAnswer["weeks"][number];

const WEEK_MS = 7 * 86_400_000;
/** A week with a change of the clock is an hour longer or shorter. */
const HOUR_MS = 3_600_000;

/**
 * The weeks to show: from the first in which anybody would have been handed off, without the one
 * that still runs, which would look like a drop.
 */
export function wholeWeeks(weeks: readonly Week[], asOf: number): readonly Week[] {
  const first = weeks.findIndex(({ draft, active }) => draft > 0 || (active ?? 0) > 0);
  if (first < 0) return [];
  const last = weeks.at(-1);
  const isRunning = last !== undefined && last.from + WEEK_MS - HOUR_MS > asOf;
  return weeks.slice(first, isRunning ? -1 : undefined);
}

export type CapacityAnswer =
  | { kind: "threshold"; threshold: number; perWeek: number }
  /** Even the highest threshold makes more than that. */
  | { kind: "above" }
  /** Nothing to go by. */
  | { kind: "unknown" };

/**
 * The lowest engagement threshold that keeps to so many MQLs a week on average. The curve counts
 * MQLs of all time, so it is scaled by what the draft makes of the weeks that are shown.
 */
export function thresholdFor(
  perWeek: number,
  { curve, draft, weeks, asOf }: Pick<ReplayAnswer, "curve" | "draft" | "weeks" | "asOf">,
): CapacityAnswer {
  const whole = wholeWeeks(weeks, asOf);
  if (whole.length === 0 || draft.mqls === 0 || curve.length === 0) return { kind: "unknown" };
  const inWeeks = whole.reduce((sum, week) => sum + week.draft, 0);
  const scale = inWeeks / draft.mqls / whole.length;
  const sorted = [...curve].sort((a, b) => a.threshold - b.threshold);
  const point = sorted.find(({ mqls }) => mqls * scale <= perWeek);
  if (!point) return { kind: "above" };
  return { kind: "threshold", threshold: point.threshold, perWeek: point.mqls * scale };
}

/** "40 a week → threshold 63", with what stands behind it. */
export function capacitySentence(
  perWeek: number | null,
  answer: CapacityAnswer,
  { n, r }: { n: (value: number) => string; r: (value: number) => string },
): string {
  if (perWeek === null) {
    return "Say under Promises how many MQLs a week marketing delivers, to see the threshold for it.";
  }
  if (answer.kind === "unknown") return "No MQLs, so no threshold can be told from the past.";
  if (answer.kind === "above") return `No threshold keeps to ${n(perWeek)} a week.`;
  return `${n(perWeek)} a week → threshold ${n(answer.threshold)} (${r(answer.perWeek)} a week on average)`;
}
