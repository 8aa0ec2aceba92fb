import { IncidenceTimes } from "../incidence";
import type { CurveTime, Estimate } from "../survival";
import type { Valued } from "./select";

/** How a kind leaves: with what is waited for, otherwise, or not so far. */
export type Leave = "event" | "competing" | "censored";

/** Rows of one value: how many there are of each kind, and by when shares of them had the event. */
export interface Spread {
  value: string;
  count: number;
  /** By kind. */
  counts: number[];
  /** By the shares that were asked for. */
  times: readonly CurveTime[];
  /** By the marks that were asked for: the share that had the event by then. */
  by: readonly (Estimate | null)[];
}

/** All rows, and those of each value, the most first; no values where nothing is split. */
export interface Spreads {
  whole: Spread;
  parts: Spread[];
}

/** An entry for each selected row. */
export interface SpreadTold {
  kind: Uint8Array;
  /** How each kind leaves. */
  leaves: readonly Leave[];
  /** Whole minutes or days, from 0. */
  span: Uint32Array;
  /** Ascending; none: no times are wanted. */
  shares: readonly number[];
  /** Ascending spans; only with shares. */
  marks?: readonly number[];
}

/** So few that the ends of all digits stay at hand in the cache. */
const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/** Places of the spans in ascending order, alike ones as they were: a radix sort. */
export function ascendingPlaces(span: Uint32Array): Uint32Array {
  const { length } = span;
  let order = Uint32Array.from({ length }, (_, i) => i);
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    const ends = new Uint32Array(DIGITS + 1);
    for (let i = 0; i < length; i++) {
      const next = (((span[i] as number) >>> shift) & (DIGITS - 1)) + 1;
      ends[next] = (ends[next] as number) + 1;
    }
    // All in one digit are in order as they are.
    if (ends.includes(length)) continue;
    for (let digit = 1; digit <= DIGITS; digit++) {
      ends[digit] = (ends[digit] as number) + (ends[digit - 1] as number);
    }
    const sorted = new Uint32Array(length);
    for (let i = 0; i < length; i++) {
      const place = order[i] as number;
      const digit = ((span[place] as number) >>> shift) & (DIGITS - 1);
      const to = ends[digit] as number;
      sorted[to] = place;
      ends[digit] = to + 1;
    }
    order = sorted;
  }
  return order;
}

/** Counts the selected rows by kind, and tells when shares of them had the event. */
export function spreadsOf(
  {
    selection,
    codes,
    belongTo,
    words,
  }: Omit<Valued, "selection"> & {
    selection: Pick<Valued["selection"], "place" | "length">;
  },
  { kind, leaves, span, shares, marks = [] }: SpreadTold,
): Spreads {
  const { place, length } = selection;
  const values = codes === null ? 0 : words.length;
  const kinds = leaves.length;
  const counts = new Uint32Array((values + 1) * kinds);
  // The last one is that of all.
  const codeOf = new Uint32Array(length).fill(values);
  for (let i = 0; i < length; i++) {
    const told = kind[i] as number;
    const ofAll = values * kinds + told;
    counts[ofAll] = (counts[ofAll] as number) + 1;
    if (codes === null) continue;
    const row = place[i] as number;
    const code = codes[belongTo === null ? row : (belongTo[row] as number)] as number;
    codeOf[i] = code;
    const ofValue = code * kinds + told;
    counts[ofValue] = (counts[ofValue] as number) + 1;
  }
  const countsOf = (of: number) => [...counts.subarray(of * kinds, (of + 1) * kinds)];
  const sizeOf = (of: number) => countsOf(of).reduce((sum, count) => sum + count, 0);
  const times = Array.from(
    { length: values + 1 },
    (_, of) => new IncidenceTimes(sizeOf(of), shares, marks),
  );
  const whole = times[values] as IncidenceTimes;
  const order = shares.length > 0 ? ascendingPlaces(span) : [];
  for (let k = 0; k < order.length; k++) {
    const i = order[k] as number;
    const leave = leaves[kind[i] as number] as Leave;
    const long = span[i] as number;
    whole.add(long, leave);
    if (codes !== null) (times[codeOf[i] as number] as IncidenceTimes).add(long, leave);
  }
  const spreadOf = (of: number): Spread => ({
    value: words[of] ?? "all",
    count: sizeOf(of),
    counts: countsOf(of),
    ...(times[of] as IncidenceTimes).finish(),
  });
  const parts = Array.from({ length: values }, (_, of) => of)
    .filter((of) => sizeOf(of) > 0)
    .map(spreadOf);
  parts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { whole: spreadOf(values), parts };
}
