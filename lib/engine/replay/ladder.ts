import { MILLIPOINTS } from "../decay";
import { OUTCOME_LABELS } from "../handoffs";
import { NONE } from "./columns";
import { GROUPS, type Grouping, labelOf } from "./grouping";
import { firstMinute, type Scored } from "./scored";

/** Engagement thresholds for which counts are made at once, around the one that is asked for. */
const RUNGS = 1024;

/** What every whole engagement threshold would send, all else as it is. */
export interface Ladder {
  scored: Scored;
  grouping: Grouping;
  /** Whole points; no threshold above it is met by a score. */
  cap: number;
  /** By lead, the highest threshold that it meets, above the cap by a fast track; −1: none. */
  highest: Int32Array;
  /** By label, leads per `highest`; its last place is above the cap. */
  reached: readonly Uint32Array[];
  /**
   * By label, leads per whole point of their engagement at its best while gates were open, among
   * the moments at which the fit met its threshold if it ever did; the lowest is 0, the highest the
   * cap.
   */
  best: readonly Uint32Array[];
  /** The lowest threshold of those that are counted, and how many there are. */
  lowest: number;
  rungs: number;
  /** By group, period and threshold from the lowest on, leads that first cross in that period. */
  counts: Int32Array;
}

/**
 * Goes through all moments once. `cap` and `around` are whole points of engagement: the group's cap,
 * and a threshold that is surely asked for.
 */
export function climb(scored: Scored, grouping: Grouping, cap: number, around: number): Ladder {
  const { minute, stretchesAt, stretchEnd, stretchPattern, tracked } = scored.moments;
  const { engagement: sums, fits } = scored;
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
  /** From one threshold to another, included, the lead first crosses at the minute. */
  const cross = (group: number, when: number, from: number, to: number) => {
    const begin = from - lowest;
    const end = to + 1 - lowest;
    if (end <= 0 || begin >= rungs) return;
    const first = (group * periods.count + periods.of(when)) * row;
    const up = first + (begin < 0 ? 0 : begin);
    const down = first + (end > rungs ? rungs : end);
    counts[up] = (counts[up] as number) + 1;
    counts[down] = (counts[down] as number) - 1;
  };
  let moment = 0;
  let stretch = 0;
  for (let lead = 0; lead < leads; lead++) {
    const trackedAt = tracked.minute[lead] as number;
    const first = moment;
    const group = groups[lead] as number;
    const place = labelOf(group) * (top + 1);
    let met = -1;
    let next = 0;
    let most = NONE;
    let mostUnfit = NONE;
    let everFits = false;
    for (const last = stretchesAt[lead + 1] as number; stretch < last; stretch++) {
      const end = stretchEnd[stretch] as number;
      if (fits[stretchPattern[stretch] as number] === 0) {
        for (; moment < end; moment++) {
          const sum = sums[moment] as number;
          if (sum > mostUnfit) mostUnfit = sum;
        }
        continue;
      }
      if (moment < end) everFits = true;
      for (; moment < end; moment++) {
        const sum = sums[moment] as number;
        if (sum <= most) continue;
        most = sum;
        if (sum < next || met === cap) continue;
        const when = minute[moment] as number;
        if (trackedAt !== NONE && trackedAt <= when) continue;
        const reaches = Math.min(Math.floor(sum / MILLIPOINTS), cap);
        cross(group, when, met + 1, reaches);
        met = reaches;
        next = (met + 1) * MILLIPOINTS;
      }
    }
    if (trackedAt !== NONE) {
      cross(group, trackedAt, met + 1, top);
      met = top;
    }
    if (met >= 0) {
      highest[lead] = met;
      reached[place + met] = (reached[place + met] as number) + 1;
    }
    if (moment === first) continue;
    const points = Math.floor((everFits ? most : mostUnfit) / MILLIPOINTS);
    const stands = place + Math.max(0, Math.min(points, cap));
    best[stands] = (best[stands] as number) + 1;
  }
  for (let i = 0; i < counts.length; i++) {
    if (i % row !== 0) counts[i] = (counts[i] as number) + (counts[i - 1] as number);
  }
  const perLabel = (all: Uint32Array) =>
    OUTCOME_LABELS.map((_, label) => all.subarray(label * (top + 1), (label + 1) * (top + 1)));
  return {
    scored,
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
  return Uint32Array.from({ length: counts.length / row }, (_, i) => counts[i * row + rung] ?? 0);
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
export function crossingAt(ladder: Ladder, lead: number, threshold: number): number {
  const { highest, cap, scored } = ladder;
  if ((highest[lead] as number) < Math.min(threshold, cap + 1)) return NONE;
  const asked = threshold <= cap ? threshold * MILLIPOINTS : Number.POSITIVE_INFINITY;
  return firstMinute(scored, lead, asked);
}
