import type { CohortBounds } from "./cohorts";
import { Rows } from "./rows";
import type { Valued } from "./select";

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

/** What selected rows are told apart by, beside their cohort and value: an entry for each of them. */
export interface Told {
  /** Below `kinds`. */
  kind: Uint8Array;
  kinds: number;
  /** Null: none has one. */
  span: Int32Array | null;
}

/** Up to so many groups are counted where they stand, without a search. */
const MOST_DIRECT = 1 << 18;

/** Groups that are counted where they stand: by cohort, value, kind, and span where they are few enough. */
class Groups {
  private readonly perCohort: number;
  private readonly perValue: number;
  /** From `NO_SPAN` on. */
  private readonly spans: number;
  private readonly counts: Uint32Array;
  private readonly latest: Float64Array;

  constructor({ selection, words }: Valued, { kinds, span }: Told) {
    const withoutSpan = selection.cohorts.length * words.length * kinds;
    const spans = span === null ? 1 : mostOf(span, selection.length) - NO_SPAN + 1;
    this.spans = withoutSpan * spans <= MOST_DIRECT ? spans : 1;
    this.perValue = kinds * this.spans;
    this.perCohort = words.length * this.perValue;
    const groups = withoutSpan * this.spans;
    this.counts = new Uint32Array(groups <= MOST_DIRECT ? groups : 0);
    this.latest = new Float64Array(this.counts.length);
  }

  /** Counts the rows that have a group here; whether that is every one. */
  countAll(
    { selection, codes, belongTo }: Valued,
    at: Float64Array,
    { kind, span }: Told,
  ): boolean {
    const { place, cohort, length } = selection;
    const { counts, latest, perCohort, perValue, spans } = this;
    if (counts.length === 0) return length === 0;
    let left = 0;
    for (let i = 0; i < length; i++) {
      const long = span === null ? 0 : (span[i] as number) - NO_SPAN;
      if (long >= spans) {
        left += 1;
        continue;
      }
      const row = place[i] as number;
      const holder = belongTo === null ? row : (belongTo[row] as number);
      const value = codes === null ? 0 : (codes[holder] as number);
      const told = (kind[i] as number) * spans + long;
      const group = (cohort[i] as number) * perCohort + value * perValue + told;
      const instant = at[row] as number;
      if (counts[group] === 0 || instant > (latest[group] as number)) latest[group] = instant;
      counts[group] = (counts[group] as number) + 1;
    }
    return left === 0;
  }

  /** Whether a row of that span has a group here. */
  has(span: number): boolean {
    return this.counts.length > 0 && span - NO_SPAN < this.spans;
  }

  giveTo(counter: Counter): void {
    const { counts, latest, perCohort, perValue, spans } = this;
    for (let group = 0; group < counts.length; group++) {
      const count = counts[group] as number;
      if (count === 0) continue;
      const cohort = Math.floor(group / perCohort);
      const value = Math.floor((group % perCohort) / perValue);
      const kind = Math.floor((group % perValue) / spans);
      const span = (group % spans) + NO_SPAN;
      counter.add(cohort, value, kind, span, count, latest[group] as number);
    }
  }
}

function mostOf(span: Int32Array, length: number): number {
  let most = NO_SPAN;
  for (let i = 0; i < length; i++) {
    const long = span[i] as number;
    if (long > most) most = long;
  }
  return most;
}

/** Counts the selected rows; `at` is when each row entered its cohort. */
export function countAlike(valued: Valued, at: Float64Array, told: Told): Counted {
  const { selection, codes, belongTo, words } = valued;
  const { place, cohort, cohorts, length } = selection;
  const { kind, span } = told;
  const counter = new Counter();
  const groups = new Groups(valued, told);
  const isDone = groups.countAll(valued, at, told);
  groups.giveTo(counter);
  if (isDone) return counter.finish(cohorts, words);
  for (let i = 0; i < length; i++) {
    const long = span === null ? NO_SPAN : (span[i] as number);
    if (groups.has(long)) continue;
    const row = place[i] as number;
    const holder = belongTo === null ? row : (belongTo[row] as number);
    const value = codes === null ? 0 : (codes[holder] as number);
    counter.add(cohort[i] as number, value, kind[i] as number, long, 1, at[row] as number);
  }
  return counter.finish(cohorts, words);
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
