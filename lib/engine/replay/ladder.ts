import { OUTCOME_LABELS } from "../handoffs";
import { type Ascents, firstAscent, firstMinute } from "./ascents";
import { NONE } from "./columns";
import { GROUPS, type Grouping, labelOf } from "./grouping";

/** Engagement thresholds for which counts are made at once, around the one that is asked for. */
const RUNGS = 1024;

/** What every whole engagement threshold would send, all else as it is. */
export interface Ladder {
  ascents: Ascents;
  grouping: Grouping;
  /** Whole points; no threshold above it is met by a score. */
  cap: number;
  /** By lead, the highest threshold that it meets, above the cap by a fast track; −1: none. */
  highest: Int32Array;
  /** By label, leads per `highest`; its last place is above the cap. */
  reached: readonly Uint32Array[];
  /** By label, leads per whole point of their engagement at its best, of those whose fit is met. */
  best: readonly Uint32Array[];
  /** The lowest threshold of those that are counted, and how many there are. */
  lowest: number;
  rungs: number;
  /** By group, period and threshold from the lowest on, leads that first cross in that period. */
  counts: Int32Array;
}

/**
 * Goes through all ascents once. `cap` and `around` are whole points of engagement: the group's cap,
 * and a threshold that is surely asked for.
 */
export function climb(ascents: Ascents, grouping: Grouping, cap: number, around: number): Ladder {
  const { ends, level, minute, tracked } = ascents;
  const { groups, periods } = grouping;
  const leads = groups.length;
  const top = cap + 1;
  const rungs = Math.min(top + 1, RUNGS);
  const middle = Math.min(around, top) - (RUNGS >> 1);
  const lowest = Math.max(0, Math.min(middle, top + 1 - rungs));
  const highest = new Int32Array(leads).fill(-1);
  const labels = OUTCOME_LABELS.length;
  const reached = new Uint32Array(labels * (top + 1));
  const best = new Uint32Array(labels * (top + 1));
  // One more, where what ends with the last rung is taken off.
  const row = rungs + 1;
  const counts = new Int32Array(GROUPS * periods.count * row);
  /** From one threshold to another, included, the lead first crosses in the period. */
  const cross = (group: number, period: number, from: number, to: number) => {
    const begin = from - lowest;
    const below = to + 1 - lowest;
    if (below <= 0 || begin >= rungs) return;
    const at = (group * periods.count + period) * row;
    const up = at + (begin < 0 ? 0 : begin);
    const down = at + (below > rungs ? rungs : below);
    counts[up] = (counts[up] as number) + 1;
    counts[down] = (counts[down] as number) - 1;
  };
  for (let lead = 0; lead < leads; lead++) {
    const trackedAt = tracked.minute[lead] as number;
    const points = ascents.best[lead] as number;
    if (points < 0 && trackedAt === NONE) continue;
    const group = groups[lead] as number;
    const place = labelOf(group) * (top + 1);
    if (points >= 0) best[place + points] = (best[place + points] as number) + 1;
    let met = -1;
    // Thresholds above this one up to the one that is met are crossed in the period.
    let counted = -1;
    let period = 0;
    const last = ends[lead] as number;
    for (let ascent = firstAscent(ascents, lead); ascent < last; ascent++) {
      const now = periods.of(minute[ascent] as number);
      if (now !== period) {
        if (met > counted) cross(group, period, counted + 1, met);
        counted = met;
        period = now;
      }
      met = level[ascent] as number;
    }
    if (met > counted) cross(group, period, counted + 1, met);
    if (trackedAt !== NONE) {
      cross(group, periods.of(trackedAt), met + 1, top);
      met = top;
    }
    if (met < 0) continue;
    highest[lead] = met;
    reached[place + met] = (reached[place + met] as number) + 1;
  }
  for (let first = 0; first < counts.length; first += row) {
    let sum = 0;
    for (let i = first; i < first + row; i++) {
      sum += counts[i] as number;
      counts[i] = sum;
    }
  }
  const perLabel = (all: Uint32Array) =>
    OUTCOME_LABELS.map((_, label) => all.subarray(label * (top + 1), (label + 1) * (top + 1)));
  return {
    ascents,
    grouping,
    cap,
    highest,
    reached: perLabel(reached),
    best: perLabel(best),
    lowest,
    rungs,
    counts,
  };
}

/** The place of a threshold (whole points) among those that are counted. */
function rungOf({ cap, lowest }: Ladder, threshold: number): number {
  return Math.min(threshold, cap + 1) - lowest;
}

/** Whether a threshold (whole points) is among those that are counted. */
export function hasRung(ladder: Ladder, threshold: number): boolean {
  const rung = rungOf(ladder, threshold);
  return rung >= 0 && rung < ladder.rungs;
}

/** Leads that cross under a threshold that has a rung, by group and period. */
export function countsAt(ladder: Ladder, threshold: number): Uint32Array {
  const { rungs, counts } = ladder;
  const rung = rungOf(ladder, threshold);
  const row = rungs + 1;
  const found = new Uint32Array(counts.length / row);
  for (let i = 0; i < found.length; i++) found[i] = counts[i * row + rung] as number;
  return found;
}

/** Adds to `sums`, by rung, leads that first cross in periods from one up to another, without it. */
export function addCrossings(ladder: Ladder, sums: Uint32Array, from: number, to: number): void {
  const { rungs, counts, grouping } = ladder;
  const row = rungs + 1;
  for (let group = 0; group < GROUPS; group++) {
    for (let period = from; period < to; period++) {
      const first = (group * grouping.periods.count + period) * row;
      for (let rung = 0; rung < rungs; rung++) {
        sums[rung] = (sums[rung] as number) + (counts[first + rung] as number);
      }
    }
  }
}

/** The minute at which a lead first crosses under a threshold (whole points); NONE: never. */
export function crossingAt(
  { highest, cap, ascents }: Ladder,
  lead: number,
  threshold: number,
): number {
  const asked = Math.min(threshold, cap + 1);
  return (highest[lead] as number) < asked ? NONE : firstMinute(ascents, lead, asked);
}
