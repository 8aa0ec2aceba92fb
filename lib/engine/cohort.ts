import { isMaturing } from "@/lib/engine/funnel";
import { type Rate, wilson } from "@/lib/engine/statistics";
import { type Estimate, type ExitGroup, incidenceBy } from "@/lib/engine/survival";

/**
 * A cohort's leads grouped by days (of 24 hours) from entry to exit (event, competing) or, if still
 * open, to now (censored). Round exits up and open leads down to the unit: then both edges of the
 * window are exact. Whole days are enough for months of leads; fractions (hours / 24) are as good
 * as exact for young cohorts.
 */
export interface CohortCounts<K extends string = string> {
  key: K;
  groups: readonly ExitGroup[];
  /** Epoch ms of the latest entry; null when nobody entered. */
  lastEnteredAt: number | null;
}

export interface CohortConversion<K extends string = string> {
  key: K;
  /** Those with the event within the window, of all that entered: final once not maturing. */
  share: Rate;
  /** The window is not over for everyone. */
  maturing: boolean;
  /** Still open inside the window: they can yet raise the share. */
  waiting: number;
  /**
   * What the share will be by the end of the window, from the leads that are old enough at each
   * age; the share itself, interval included, when nobody is waiting. Null when no lead has been
   * followed to the end of the window.
   */
  estimate: Estimate | null;
}

/**
 * Share of a cohort that had the event within `windowDays` of entry, and beside it the estimate
 * that allows for leads that are still young. The estimate is Aalen–Johansen's, which is 1 minus
 * Kaplan–Meier when nobody leaves otherwise; when the window is over it equals the share.
 */
export function cohortConversion<K extends string>(
  cohort: CohortCounts<K>,
  windowDays: number,
  now: number,
): CohortConversion<K> {
  let k = 0;
  let n = 0;
  let waiting = 0;
  for (const { time, event, competing, censored } of cohort.groups) {
    n += event + competing + censored;
    if (time <= windowDays) k += event;
    if (time < windowDays) waiting += censored;
  }
  const share = wilson(k, n);
  return {
    key: cohort.key,
    share,
    maturing: isMaturing(cohort.lastEnteredAt, windowDays, now),
    waiting,
    estimate: waiting === 0 ? settled(share) : incidenceBy(cohort.groups, windowDays),
  };
}

/** A share that can no longer change has one interval, not a second one from the curve. */
function settled({ rate, low, high }: Rate): Estimate | null {
  return rate === null ? null : { value: rate, low, high };
}

/** `cohortConversion` of every cohort, and of all of them together under the key "all". */
export function cohortTable<K extends string>(
  cohorts: readonly CohortCounts<K>[],
  windowDays: number,
  now: number,
): { rows: CohortConversion<K>[]; all: CohortConversion<"all"> } {
  const entries = cohorts.flatMap((c) => (c.lastEnteredAt === null ? [] : [c.lastEnteredAt]));
  const all = {
    key: "all" as const,
    groups: cohorts.flatMap((c) => c.groups),
    lastEnteredAt: entries.length > 0 ? Math.max(...entries) : null,
  };
  return {
    rows: cohorts.map((cohort) => cohortConversion(cohort, windowDays, now)),
    all: cohortConversion(all, windowDays, now),
  };
}
