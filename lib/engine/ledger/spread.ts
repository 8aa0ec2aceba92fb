import { IncidenceTimes } from "../incidence";
import type { CurveTime, Estimate } from "../survival";
import { BLOCK } from "./block";
import type { Scratch } from "./scratch";
import type { Selection } from "./select";

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

/** What a spread is asked for. */
interface SpreadAsked {
  /** How each kind leaves. */
  leaves: readonly Leave[];
  /** Ascending; none: no times are wanted. */
  shares: readonly number[];
  /** Ascending spans; only with shares. */
  marks?: readonly number[];
}

/** So few that the ends of all digits stay at hand in the cache. */
const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/** Rows by how long they waited, with what else is told of each. */
export interface Told {
  span: Uint32Array;
  told: Uint32Array;
}

/**
 * The rows in ascending order of their spans, alike ones as they were: a radix sort, to and fro between
 * both memories, which are as long. What is told goes along, so that nothing is looked up by place.
 */
export function inOrderOfSpan(rows: Told, other: Told): Told {
  const { length } = rows.span;
  const ends = new Uint32Array(DIGITS);
  let most = 0;
  for (let i = 0; i < length; i++) most = Math.max(most, rows.span[i] as number);
  let [from, to] = [rows, other];
  for (let shift = 0; shift < 32 && most >>> shift > 0; shift += DIGIT_BITS) {
    const { span: spans, told } = from;
    const { span: toSpan, told: toTold } = to;
    ends.fill(0);
    for (let i = 0; i < length; i++) {
      const digit = ((spans[i] as number) >>> shift) & (DIGITS - 1);
      ends[digit] = (ends[digit] as number) + 1;
    }
    // All in one digit are in order as they are.
    if (ends.includes(length)) continue;
    let before = 0;
    for (let digit = 0; digit < DIGITS; digit++) {
      const count = ends[digit] as number;
      ends[digit] = before;
      before += count;
    }
    for (let i = 0; i < length; i++) {
      const span = spans[i] as number;
      const digit = (span >>> shift) & (DIGITS - 1);
      const place = ends[digit] as number;
      ends[digit] = place + 1;
      toSpan[place] = span;
      toTold[place] = told[i] as number;
    }
    [from, to] = [to, from];
  }
  return from;
}

/**
 * Counts rows by kind, and tells when shares of them had the event. Of each row of a block its kind, and
 * its span in whole minutes or days, are written to `kind` and `span` first.
 */
export class SpreadCounter {
  readonly kind = new Uint8Array(BLOCK);
  readonly span = new Uint32Array(BLOCK);
  private readonly counts: Uint32Array;
  private readonly values: number;
  private readonly rows: Told;
  private length = 0;

  /** `name`: of memory that is kept for the next count of the same. */
  constructor(
    private readonly scratch: Scratch,
    private readonly selection: Selection,
    private readonly asked: SpreadAsked,
    name = "spread",
  ) {
    const { codes, words, most } = selection;
    this.values = codes === null ? 1 : words.length;
    this.counts = new Uint32Array(this.values * asked.leaves.length);
    this.rows = this.room(name, asked.shares.length > 0 ? most : 0);
  }

  private room(name: string, length: number): Told {
    return {
      span: this.scratch.take(`${name} span`, Uint32Array, length),
      told: this.scratch.take(`${name} told`, Uint32Array, length),
    };
  }

  /** Counts so many rows, of these places. */
  add(place: Uint32Array, length: number): void {
    const { kind, span, counts, rows } = this;
    const { codes, belongTo } = this.selection;
    const kinds = this.asked.leaves.length;
    const from = this.length;
    for (let i = 0; i < length; i++) {
      const row = place[i] as number;
      const holder = belongTo === null ? row : (belongTo[row] as number);
      const code = codes === null ? 0 : (codes[holder] as number);
      const told = code * kinds + (kind[i] as number);
      counts[told] = (counts[told] as number) + 1;
      // Written beyond their end where no times are wanted: nothing comes of it.
      rows.told[from + i] = told;
      rows.span[from + i] = span[i] as number;
    }
    this.length += length;
  }

  finish(): Spreads {
    const { values, asked, selection } = this;
    const kinds = asked.leaves.length;
    const countsOf = (code: number) => [...this.counts.subarray(code * kinds, (code + 1) * kinds)];
    const parts = Array.from({ length: values }, (_, code) => countsOf(code));
    const all = asked.leaves.map((_, kind) =>
      parts.reduce((sum, counts) => sum + (counts[kind] as number), 0),
    );
    const timesOf = (counts: readonly number[]) =>
      new IncidenceTimes(sumOf(counts), asked.shares, asked.marks);
    const whole = timesOf(all);
    const times = selection.codes === null ? [] : parts.map(timesOf);
    this.follow(whole, times);
    const spreadOf = (value: string, counts: number[], told: IncidenceTimes): Spread => ({
      value,
      count: sumOf(counts),
      counts,
      ...told.finish(),
    });
    const found = times
      .map((told, code) => spreadOf(selection.words[code] as string, parts[code] as number[], told))
      .filter(({ count }) => count > 0);
    found.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    return { whole: spreadOf("all", all, whole), parts: found };
  }

  /** Tells all rows, in order of their spans, to the times of all and of their value. */
  private follow(whole: IncidenceTimes, parts: readonly IncidenceTimes[]): void {
    const { asked, length } = this;
    if (asked.shares.length === 0) return;
    const leaveOf = Array.from(parts.length > 0 ? parts : [whole]).flatMap(() => asked.leaves);
    const partOf = parts.flatMap((part) => asked.leaves.map(() => part));
    const ofAsked = ({ span, told }: Told) => ({
      span: span.subarray(0, length),
      told: told.subarray(0, length),
    });
    const { span, told } = inOrderOfSpan(ofAsked(this.rows), this.room("sorted", length));
    for (let i = 0; i < length; i++) {
      const row = told[i] as number;
      const leave = leaveOf[row] as Leave;
      const long = span[i] as number;
      whole.add(long, leave);
      partOf[row]?.add(long, leave);
    }
  }
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
