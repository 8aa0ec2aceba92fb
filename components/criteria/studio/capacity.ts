import { thresholdForCapacity } from "@/lib/engine/suggest/threshold";
import { t } from "@/lib/language";
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
  /** `perWeek`: on average over so many of the latest whole weeks. */
  | { kind: "threshold"; threshold: number; perWeek: number; weeks: number }
  /** Even the lowest threshold makes no more than that. */
  | { kind: "room"; threshold: number; perWeek: number; weeks: number }
  /** Even the highest threshold makes more than that. */
  | { kind: "above"; weeks: number }
  /** Nothing to go by. */
  | { kind: "unknown" };

/** The lowest engagement threshold that, in the latest whole weeks, kept to so many MQLs a week. */
export function thresholdFor(
  perWeek: number,
  { curve, recentWeeks: weeks }: Pick<ReplayAnswer, "curve" | "recentWeeks">,
): CapacityAnswer {
  if (weeks === 0 || curve.length === 0) return { kind: "unknown" };
  const advice = thresholdForCapacity(curve, perWeek, weeks);
  if (!advice) return { kind: "above", weeks };
  const { threshold, mqlsPerWeek } = advice;
  const isLowest = curve.every((point) => point.threshold >= threshold);
  const kind = isLowest && mqlsPerWeek < perWeek ? "room" : "threshold";
  return { kind, threshold, perWeek: mqlsPerWeek, weeks };
}

/** "40 a week → threshold 63", with what stands behind it. */
export function capacitySentence(
  perWeek: number | null,
  answer: CapacityAnswer,
  { n, r }: { n: (value: number) => string; r: (value: number) => string },
): string {
  if (perWeek === null) {
    return t("Say how many MQLs a week sales can work, to see the threshold for it.");
  }
  if (answer.kind === "unknown") {
    return t("No whole week with MQLs, so no threshold can be told from the past.");
  }
  const over =
    answer.weeks === 1 ? t("in the last whole week") : t`in the last ${answer.weeks} weeks`;
  if (answer.kind === "above") return t`No threshold kept to ${n(perWeek)} a week ${over}.`;
  if (answer.kind === "room") {
    return t`Even threshold ${n(answer.threshold)} made only ${r(answer.perWeek)} a week ${over}: no threshold fills ${n(perWeek)}.`;
  }
  return t`${n(perWeek)} a week → threshold ${n(answer.threshold)} (${r(answer.perWeek)} a week ${over})`;
}
