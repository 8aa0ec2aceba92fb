/** The moments of some leads: where those of each lead end, epoch minutes, and what counts at each. */
export interface Noted {
  ends: Uint32Array;
  times: Int32Array;
  /** So many counts per moment, and of all moments of a lead. */
  lanes: number;
  rows: Uint16Array;
  taken: Uint16Array;
}

/** Moments that follow each other: those from one on; or, from −1, new ones at which nothing counts. */
export interface Run {
  from: number;
  length: number;
}

/** The same moments with new ones between them. */
export interface Merged {
  ends: Uint32Array;
  length: number;
  runs: readonly Run[];
  /** Epoch minutes of the new ones, in their order. */
  inserted: readonly number[];
}

/** The minutes at which events of a lead have come to the age at which they lapse, latest first. */
function lapsedOf(
  { times, rows, lanes }: Noted,
  first: number,
  end: number,
  lapses: readonly (number | null)[],
  until: number,
): number[] {
  const lapsed = new Set<number>();
  for (let moment = first; moment < end; moment++) {
    for (let r = 0; r < lapses.length; r++) {
      const lapse = lapses[r] as number | null;
      if (lapse === null || rows[moment * lanes + r] === 0) continue;
      const minute = (times[moment] as number) + lapse;
      if (minute <= until) lapsed.add(minute);
    }
  }
  for (let moment = first; moment < end; moment++) lapsed.delete(times[moment] as number);
  return [...lapsed].sort((a, b) => b - a);
}

/** Puts moments together run by run. */
class Merging {
  readonly runs: Run[] = [];
  /** Epoch minutes of the new ones. */
  readonly inserted: number[] = [];
  length = 0;

  /** Moments as they were noted, from one up to another, without it. */
  keep(from: number, end: number): void {
    if (from === end) return;
    this.length += end - from;
    const last = this.runs.at(-1);
    if (last && last.from >= 0 && last.from + last.length === from) last.length += end - from;
    else this.runs.push({ from, length: end - from });
  }

  insert(minute: number): void {
    this.length += 1;
    this.inserted.push(minute);
    const last = this.runs.at(-1);
    if (last?.from === -1) last.length += 1;
    else this.runs.push({ from: -1, length: 1 });
  }
}

/**
 * The same with further moments at which nothing counts: where events of a rule lapse, up to a minute
 * per lead. `lapses` are minutes by rule, null where events do not.
 */
export function withLapses(
  noted: Noted,
  lapses: readonly (number | null)[],
  until: Int32Array,
): Merged {
  const { ends, times, taken, lanes } = noted;
  const lapsing = lapses.flatMap((lapse, r) => (lapse === null ? [] : [r]));
  const merging = new Merging();
  const mergedEnds = new Uint32Array(ends.length);
  let first = 0;
  for (let lead = 0; lead < ends.length; lead++) {
    const end = ends[lead] as number;
    let kept = first;
    if (lapsing.some((r) => taken[lead * lanes + r] !== 0)) {
      const waiting = lapsedOf(noted, first, end, lapses, until[lead] as number);
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        let before = kept;
        while (before < end && (times[before] as number) < next) before += 1;
        merging.keep(kept, before);
        merging.insert(next);
        kept = before;
      }
    }
    merging.keep(kept, end);
    mergedEnds[lead] = merging.length;
    first = end;
  }
  const { length, runs, inserted } = merging;
  return { ends: mergedEnds, length, runs, inserted };
}
