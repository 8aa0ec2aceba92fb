import type { Pace, Rate } from "./statistics";

/** When what happens is told to have left what both sides agreed on. */

/** Whole weeks by which the present pace is judged: enough to tell it, few enough to be present. */
export const RECENT_WEEKS = 13;

/** Fewer leads than this say nothing, whatever their interval. */
export const LEADS_AT_LEAST = 30;
/** The same of whole weeks. */
export const WEEKS_AT_LEAST = 4;

/**
 * Whether a share is below the agreed one (0 to 1) beyond chance: the 95 % interval lies below it,
 * and there are leads enough. Better than agreed is as agreed: a promised share is a floor.
 */
export function fallsShort(rate: Rate, agreed: number): boolean {
  return rate.rate !== null && rate.n >= LEADS_AT_LEAST && rate.high < agreed;
}

/** On which side a weekly pace has left the agreed one beyond chance; null when it has not. */
export function offPace(weekly: Pace, agreed: number): "below" | "above" | null {
  if (weekly.units < WEEKS_AT_LEAST) return null;
  if (weekly.high < agreed) return "below";
  return weekly.low > agreed ? "above" : null;
}

/** Whether the day (midnight UTC, as agreements keep days) has come where it is `today`. */
export function isReviewDue(reviewAt: number | null, today: string): boolean {
  return reviewAt !== null && new Date(reviewAt).toISOString().slice(0, 10) <= today;
}
