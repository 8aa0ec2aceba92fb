import { BLOCK, type Block } from "./block";
import type { CohortBounds } from "./cohorts";
import { Rows } from "./rows";
import type { Selection } from "./select";

/**
 * How many leads are alike: of one cohort, value and kind, and as long. Columns of one row each;
 * plain values, so that they go from thread to thread as they are.
 */
export interface Counted {
  cohorts: CohortBounds[];
  words: string[];
  /** Place in `cohorts`. */
  cohort: Uint32Array;
  /** Place in `words`. */
  value: Uint32Array;
  kind: Uint32Array;
  /** Whole days or minutes, or what else a tally tells apart; NO_SPAN: none. */
  span: Int32Array;
  count: Uint32Array;
  /** The latest instant of those counted. */
  latest: Float64Array;
}

export const NO_SPAN = -1;

const COLUMNS = {
  cohort: Uint32Array,
  value: Uint32Array,
  kind: Uint32Array,
  span: Int32Array,
  count: Uint32Array,
  latest: Float64Array,
} as const;
const FREE = -1;
const LEAST = 2048;

function hashOf(cohort: number, value: number, kind: number, span: number): number {
  let hash = Math.imul(cohort * 64 + kind, 0x9e3779b1) ^ Math.imul(value, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ span, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Counts what is alike: a table with open addressing over rows, at most half full. */
class Counter {
  private readonly rows = new Rows(COLUMNS);
  private table = new Int32Array(LEAST).fill(FREE);

  /** So many more that are alike, of which the latest was at an instant. */
  add(cohort: number, value: number, kind: number, span: number, more: number, at: number): void {
    const row = this.rowFor(cohort, value, kind, span);
    const { count, latest } = this.rows.columns;
    count[row] = (count[row] as number) + more;
    if (at > (latest[row] as number)) latest[row] = at;
  }

  private rowFor(cohort: number, value: number, kind: number, span: number): number {
    const { columns } = this.rows;
    const mask = this.table.length - 1;
    let bucket = hashOf(cohort, value, kind, span) & mask;
    for (;;) {
      const row = this.table[bucket] as number;
      if (row === FREE) break;
      if (
        columns.span[row] === span &&
        columns.value[row] === value &&
        columns.kind[row] === kind &&
        columns.cohort[row] === cohort
      ) {
        return row;
      }
      bucket = (bucket + 1) & mask;
    }
    const row = this.newRow(cohort, value, kind, span);
    this.table[bucket] = row;
    if (2 * this.rows.length > this.table.length) this.grow();
    return row;
  }

  private newRow(cohort: number, value: number, kind: number, span: number): number {
    const row = this.rows.add();
    const { columns } = this.rows;
    columns.cohort[row] = cohort;
    columns.value[row] = value;
    columns.kind[row] = kind;
    columns.span[row] = span;
    columns.latest[row] = Number.NEGATIVE_INFINITY;
    return row;
  }

  private grow(): void {
    const { cohort, value, kind, span } = this.rows.columns;
    const mask = 2 * this.table.length - 1;
    this.table = new Int32Array(mask + 1).fill(FREE);
    for (let row = 0; row < this.rows.length; row++) {
      const hash = hashOf(
        cohort[row] as number,
        value[row] as number,
        kind[row] as number,
        span[row] as number,
      );
      let bucket = hash & mask;
      while (this.table[bucket] !== FREE) bucket = (bucket + 1) & mask;
      this.table[bucket] = row;
    }
  }

  /** What was counted, with only those words that something was counted by. */
  finish(cohorts: readonly CohortBounds[], words: readonly string[]): Counted {
    const { columns, length } = this.rows;
    const used = new Map<number, number>();
    const value = columns.value.slice(0, length);
    for (let row = 0; row < length; row++) {
      const code = value[row] as number;
      let place = used.get(code);
      if (place === undefined) {
        place = used.size;
        used.set(code, place);
      }
      value[row] = place;
    }
    return {
      cohorts: [...cohorts],
      words: [...used.keys()].map((code) => words[code] as string),
      cohort: columns.cohort.slice(0, length),
      value,
      kind: columns.kind.slice(0, length),
      span: columns.span.slice(0, length),
      count: columns.count.slice(0, length),
      latest: columns.latest.slice(0, length),
    };
  }
}

/** Up to so many groups are counted where they stand, without a search. */
const MOST_DIRECT = 1 << 18;

/** Whole days and the like that are mostly counted so. */
export const USUAL_SPANS = 512;

/**
 * Counts selected rows that are alike, a block at a time: what a row is told apart by, beside its cohort
 * and value, is written to `kind` and `span` first, at its place in the block.
 */
export class AlikeCounter {
  readonly kind = new Uint8Array(BLOCK);
  readonly span = new Int32Array(BLOCK).fill(NO_SPAN);
  private readonly value = new Int32Array(BLOCK);
  /** Places in the block of rows that have no group that stands. */
  private readonly other = new Uint16Array(BLOCK);
  /** Of groups that are counted where they stand: by cohort, value, kind and span. */
  private counts = new Uint32Array(0);
  private latest = new Float64Array(0);
  /** From `NO_SPAN` on; longer ones are searched for. */
  private readonly spans: number;
  private readonly perValue: number;
  private readonly perCohort: number;
  private readonly others = new Counter();

  /**
   * `at`: when a row entered its cohort. Kinds are below `kinds`; most spans are below `usual`, 0 where
   * none is written.
   */
  constructor(
    private readonly selection: Selection,
    private readonly at: Float64Array,
    kinds: number,
    usual: number,
  ) {
    const groups = selection.words.length * kinds;
    const room = Math.max(1, Math.floor(MOST_DIRECT / groups));
    this.spans = Math.min(room, usual - NO_SPAN);
    this.perValue = kinds * this.spans;
    this.perCohort = selection.words.length * this.perValue;
  }

  add(block: Block): void {
    this.makeRoom();
    this.selection.values(block, this.value);
    const { kind, span, value, other, at, counts, latest, perCohort, perValue, spans } = this;
    const { place, cohort, length } = block;
    const direct = counts.length / perCohort;
    let others = 0;
    for (let i = 0; i < length; i++) {
      const long = (span[i] as number) - NO_SPAN;
      const told = Math.imul(value[i] as number, perValue) + Math.imul(kind[i] as number, spans);
      const of = (Math.imul(cohort[i] as number, perCohort) + told + long) | 0;
      // Asked of the cohort: beyond those that have room a place may be too large a number.
      if (long < spans && (cohort[i] as number) < direct) {
        counts[of] = (counts[of] as number) + 1;
        const instant = at[place[i] as number] as number;
        if (instant > (latest[of] as number)) latest[of] = instant;
      } else {
        other[others] = i;
        others += 1;
      }
    }
    if (others > 0) this.addOthers(block, others);
  }

  /** Those that are searched for; apart, so that the loop over all stays small. */
  private addOthers({ place, cohort }: Block, length: number): void {
    const { kind, span, value, at, other } = this;
    const told = (column: ArrayLike<number>, i: number) => column[i] as number;
    for (const i of other.subarray(0, length)) {
      const instant = at[place[i] as number] as number;
      this.others.add(told(cohort, i), told(value, i), told(kind, i), told(span, i), 1, instant);
    }
  }

  /** For whole cohorts, so that no group is counted in two places. */
  private makeRoom(): void {
    const { perCohort } = this;
    const most = Math.floor(MOST_DIRECT / perCohort) * perCohort;
    const wanted = this.selection.cohorts.length * perCohort;
    if (wanted <= this.counts.length || this.counts.length === most) return;
    const room = Math.min(most, Math.max(wanted, 2 * this.counts.length));
    const { counts, latest } = this;
    this.counts = new Uint32Array(room);
    this.counts.set(counts);
    this.latest = new Float64Array(room).fill(Number.NEGATIVE_INFINITY);
    this.latest.set(latest);
  }

  finish(): Counted {
    const { counts, latest, perCohort, perValue, spans, others } = this;
    for (let group = 0; group < counts.length; group++) {
      const count = counts[group] as number;
      if (count === 0) continue;
      const cohort = Math.floor(group / perCohort);
      const value = Math.floor((group % perCohort) / perValue);
      const kind = Math.floor((group % perValue) / spans);
      const span = (group % spans) + NO_SPAN;
      others.add(cohort, value, kind, span, count, latest[group] as number);
    }
    return others.finish(this.selection.cohorts, this.selection.words);
  }
}

/** What was counted in a cohort. */
export interface CountedCohort<R> extends CohortBounds {
  rows: R[];
}

/** One row of what was counted. */
export interface CountedRow {
  value: string;
  kind: number;
  span: number;
  count: number;
  latest: number;
}

/** The cohorts in order of time, each with its rows as `read` tells them. */
export function byCohort<R>(counted: Counted, read: (row: CountedRow) => R): CountedCohort<R>[] {
  const { cohort, value, kind, span, count, latest, words } = counted;
  const cohorts = counted.cohorts.map((bounds) => ({ ...bounds, rows: [] as R[] }));
  for (let row = 0; row < count.length; row++) {
    cohorts[cohort[row] as number]?.rows.push(
      read({
        value: words[value[row] as number] as string,
        kind: kind[row] as number,
        span: span[row] as number,
        count: count[row] as number,
        latest: latest[row] as number,
      }),
    );
  }
  return cohorts.sort((a, b) => a.from - b.from);
}
