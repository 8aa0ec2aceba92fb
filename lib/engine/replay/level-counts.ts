import { MILLIPOINTS } from "../points";
import type { RuleLines } from "./rule-lines";

/** Leads by row, number of points and level: below 0, and from 0 to the group's cap. */
export class LevelTable {
  readonly counts: Int32Array;

  constructor(
    readonly rows: number,
    readonly numbers: number,
    readonly levels: number,
  ) {
    this.counts = new Int32Array(rows * numbers * levels);
  }

  /** With a number of points, by row, the leads below 0, and then those at each level up to the cap. */
  countAt(number: number): Int32Array[] {
    const { counts, numbers, levels } = this;
    return Array.from({ length: this.rows }, (_, row) => {
      const from = (row * numbers + number) * levels;
      return counts.subarray(from, from + levels);
    });
  }
}

/** Numbers of points for which the moments of one lead are asked one by one. */
const FEW = 4;

/**
 * Leads, each in a row, counted by the whole points that they reach at the highest of their moments'
 * lines, for each number of points of a rule. The table outlives the lines, which are large.
 */
export class LevelCounts {
  readonly table: LevelTable;
  /** Of one lead, by number, in millipoints. */
  private readonly highest: Float64Array;

  /** The cap is that of the group, in whole points. */
  constructor(
    private readonly lines: RuleLines,
    cap: number,
    rows: number,
  ) {
    const { count } = lines.worth;
    this.table = new LevelTable(rows, count, cap + 2);
    this.highest = new Float64Array(count);
  }

  /** Counts one more lead by the moments at which it may be highest. */
  add(row: number, place: number, moments: Int32Array, count: number): void {
    const { lines, highest } = this;
    const { counts, numbers, levels } = this.table;
    this.rise(moments, count);
    let off = lines.offOf(place);
    let asked = 0;
    for (let number = 0; number < numbers; number++) {
      let slot = slotOf((highest[number] as number) - off, levels);
      if (this.isOpen(slot, (highest[number] as number) + off)) {
        asked += 1;
        // Of a few numbers the moments in question are asked; of more, all are, and read once more.
        if (asked === FEW && off !== lines.settledOffOf(place)) {
          for (let i = 0; i < count; i++) lines.settle(place, moments[i] as number);
          this.rise(moments, count);
          off = lines.settledOffOf(place);
          slot = slotOf((highest[number] as number) - off, levels);
        }
        if (this.isOpen(slot, (highest[number] as number) + off)) {
          slot = slotOf(this.exactly(place, moments, count, number, off), levels);
        }
      }
      const at = (row * numbers + number) * levels + slot;
      counts[at] = (counts[at] as number) + 1;
    }
  }

  /** Whether a lead that is at a level at least may come to another one with so many millipoints. */
  private isOpen(slot: number, most: number): boolean {
    return most >= slot * MILLIPOINTS && slot < this.table.levels - 1;
  }

  private rise(moments: Int32Array, count: number): void {
    const { highest } = this;
    const { numbers } = this.table;
    const { rest: rests, slope: slopes, worth } = this.lines;
    const { least, cap } = worth;
    highest.fill(Number.NEGATIVE_INFINITY);
    for (let i = 0; i < count; i++) {
      const moment = moments[i] as number;
      const rest = rests[moment] as number;
      const slope = slopes[moment] as number;
      for (let number = 0; number < numbers; number++) {
        const given = (least + number) * slope;
        const line = rest + (given < cap ? given : cap);
        if (line > (highest[number] as number)) highest[number] = line;
      }
    }
  }

  /** The highest engagement of a lead, to the millipoint. */
  private exactly(
    place: number,
    moments: Int32Array,
    count: number,
    number: number,
    off: number,
  ): number {
    const { lines } = this;
    const least = (this.highest[number] as number) - 2 * off;
    let highest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < count; i++) {
      const moment = moments[i] as number;
      if (lines.at(moment, number) < least) continue;
      highest = Math.max(highest, lines.exactAt(place, moment, number));
    }
    return highest;
  }
}

/** Of millipoints: 0 below 0, or one more than whole points up to the last level but one. */
function slotOf(engagement: number, levels: number): number {
  if (engagement < 0) return 0;
  const points = Math.floor(engagement / MILLIPOINTS);
  return points < levels - 2 ? points + 1 : levels - 1;
}
