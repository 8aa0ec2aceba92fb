import { MILLIPOINTS } from "../points";
import { naturals, shorts } from "./growing";
import type { RuleLines } from "./rule-lines";

/**
 * Leads, each in a row, counted by the whole points that they reach at the highest of their moments'
 * lines, with one number of points or another.
 */
export class LevelLines {
  /** By lead: its row, its place in the lines, and where its moments end. */
  private readonly rows = shorts();
  private readonly places = naturals();
  private readonly ends = naturals();
  private readonly moments = naturals();

  constructor(
    private readonly lines: RuleLines,
    /** That of the group, in whole points. */
    private readonly cap: number,
    private readonly rowCount: number,
  ) {}

  /** Counts one more lead by the moments at which it may be highest. */
  add(row: number, place: number, moments: Int32Array, count: number): void {
    this.rows.push(row);
    this.places.push(place);
    for (let i = 0; i < count; i++) this.moments.push(moments[i] as number);
    this.ends.push(this.moments.length);
  }

  /** By row, the leads below 0, and then those at each level from 0 to the group's cap. */
  countAt(number: number): Int32Array[] {
    const { lines, cap } = this;
    const [rows, places] = [this.rows.values, this.places.values];
    const [ends, moments] = [this.ends.values, this.moments.values];
    const counts = Array.from({ length: this.rowCount }, () => new Int32Array(cap + 2));
    let end = 0;
    for (let i = 0; i < this.rows.length; i++) {
      const begin = end;
      end = ends[i] as number;
      let highest = Number.NEGATIVE_INFINITY;
      for (let next = begin; next < end; next++) {
        const line = lines.at(moments[next] as number, number);
        if (line > highest) highest = line;
      }
      const off = lines.offOf(places[i] as number);
      let slot = this.slotOf(highest - off);
      if (slot <= cap && slot !== this.slotOf(highest + off)) {
        slot = this.slotOf(this.exactly(i, number, highest - 2 * off));
      }
      const row = counts[rows[i] as number] as Int32Array;
      row[slot] = (row[slot] as number) + 1;
    }
    return counts;
  }

  /** The highest engagement of a lead, whose line is so high at least; millipoints. */
  private exactly(i: number, number: number, least: number): number {
    const { lines, ends, moments } = this;
    const place = this.places.at(i);
    let highest = Number.NEGATIVE_INFINITY;
    for (let next = i === 0 ? 0 : ends.at(i - 1); next < ends.at(i); next++) {
      const moment = moments.at(next);
      if (lines.at(moment, number) < least) continue;
      highest = Math.max(highest, lines.exactAt(place, moment, number));
    }
    return highest;
  }

  /** Of millipoints: 0 below 0, or one more than whole points up to the cap. */
  private slotOf(engagement: number): number {
    if (engagement < 0) return 0;
    return Math.min(Math.floor(engagement / MILLIPOINTS), this.cap) + 1;
  }
}
