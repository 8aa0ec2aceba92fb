import { OUTCOME_LABELS, type OutcomeLabel } from "@/lib/engine/handoffs";
import type { ReplayAnswer } from "@/lib/replays/schema";

type Distribution = ReplayAnswer["distribution"];

/** The labels of which something is known. */
export const KNOWN_LABELS = ["sql", "notSql"] as const satisfies readonly OutcomeLabel[];
export const ALL_LABELS = OUTCOME_LABELS;

/** More are no picture any more. A threshold beyond them stands at the chart's end. */
const MOST_BINS = 60;

/** Where the threshold's line ends: at the cap, unless the threshold is beyond it or the chart is not. */
export function endOfLine(threshold: number, cap: number, chartEnd: number): number {
  return Math.min(chartEnd, Math.max(cap, threshold, 1));
}

/**
 * Counts per bin in the order of `labels`, with empty bins up to the threshold: its line must not
 * fall off the chart.
 */
export function binsUpTo(
  { bins, width }: Distribution,
  threshold: number,
  labels: readonly OutcomeLabel[],
): number[][] {
  const count = Math.max(1, bins.length, Math.min(MOST_BINS, Math.ceil(threshold / width)));
  return Array.from({ length: count }, (_, i) => labels.map((label) => bins[i]?.[label] ?? 0));
}
