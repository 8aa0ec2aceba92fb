import type { Columns } from "./columns";
import { CURVE_RUNGS } from "./curve";
import { daysByThreshold } from "./days-by-threshold";
import { GROUPS } from "./grouping";
import { madeOf } from "./judge";
import type { DaysEarlier, Made } from "./judgement";
import { countsAt, type Ladder } from "./ladder";

/**
 * What each engagement threshold from 0 to the cap would make, all else as in the draft: so small
 * that it can be kept where a slider moves.
 */
export interface ByThreshold {
  /** Leads per group. */
  sizes: number[];
  /** By threshold, MQLs per group and then per week; each row less the one before it. */
  steps: number[][];
  days: DaysEarlier[];
}

/** Null where there are more thresholds than the curve tells apart. */
export function byThreshold(columns: Columns, ladder: Ladder): ByThreshold | null {
  const { grouping, cap } = ladder;
  if (cap > CURVE_RUNGS) return null;
  const days = daysByThreshold(columns, ladder);
  let before: readonly number[] = [];
  const steps = days.map((each, threshold) => {
    const { groups, weeks } = madeOf(grouping, countsAt(ladder, threshold), each);
    const row = [...groups, ...weeks];
    const step = row.map((count, i) => count - (before[i] ?? 0));
    before = row;
    return step;
  });
  return { sizes: [...grouping.sizes], steps, days };
}

/** What a threshold (whole points) makes; null when the table does not have it. */
export function madeAt({ steps, days }: ByThreshold, threshold: number): Made | null {
  const own = days[threshold];
  if (!own) return null;
  const row: number[] = [];
  for (const step of steps.slice(0, threshold + 1)) {
    step.forEach((count, i) => {
      row[i] = (row[i] ?? 0) + count;
    });
  }
  return { groups: row.slice(0, GROUPS), weeks: row.slice(GROUPS), days: own };
}
