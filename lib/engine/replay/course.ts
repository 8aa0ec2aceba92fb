import type { CompiledCriteria } from "../compile";
import { MILLIPOINTS } from "../points";
import { type Columns, NONE } from "./columns";
import type { Spans } from "./crossings";
import { exactEngagement, type RulesBySignature } from "./exact";
import type { Block, Moments } from "./moments";
import type { Stretches } from "./stretches";
import type { Sums } from "./sums";

const INT = Int32Array.BYTES_PER_ELEMENT;

/** Instead of a moment, where a stretch begins: between two moments, and before anything counts. */
const BETWEEN = -1;
const FROM_NOTHING = -2;

/** What a course is read from. */
export interface CourseSource {
  columns: Columns;
  spans: Spans;
  compiled: CompiledCriteria;
  rulesOf: RulesBySignature;
  stretches: Stretches;
  /** By fit pattern, 1 where the fit meets its threshold. */
  fits: Uint8Array;
  moments: Moments;
  sums: Sums;
}

/**
 * One lead's engagement while its gates are open and its fit meets its threshold: at each minute at
 * which it can be higher than before, and where such a stretch begins. Sums are rough (`Sums`); where
 * that decides, the lead's events are asked.
 */
export class Course {
  lead = 0;
  /** How many minutes there are. */
  length = 0;
  /** Epoch minutes, ascending. */
  minutes = new Int32Array(64);
  /** Units of a point, which may be off by `off`; at the beginning of a stretch no less than it is. */
  sums = new Int32Array(64);
  /** The moment among those of the lead's block, or as above. */
  moments = new Int32Array(64);
  /** By how many units a sum of the lead's block may be off; of the lead itself often less. */
  off = 0;
  readonly unitsPerPoint: number;
  private block: Block | null = null;
  /** The lead's moments among those of its block. */
  private first = 0;
  private end = 0;
  private readonly engagement: ReturnType<typeof exactEngagement>;

  constructor(private readonly source: CourseSource) {
    const { columns, compiled, rulesOf, sums } = source;
    this.unitsPerPoint = sums.unitsPerPoint;
    this.engagement = exactEngagement(columns, compiled, rulesOf);
  }

  /** Turns to another lead, of which nothing is read yet. */
  turnTo(lead: number): Block {
    const { moments, sums } = this.source;
    const { block } = this;
    if (block === null || lead < block.first || lead >= block.first + block.leads) {
      this.block = moments.blockOf(lead);
      this.off = sums.offIn(this.block);
    }
    this.lead = lead;
    this.first = moments.beginOf(lead);
    this.end = moments.endOf(lead);
    this.length = 0;
    return this.block as Block;
  }

  /** Reads that of another lead, up to a minute. */
  read(lead: number, last = Number.POSITIVE_INFINITY): void {
    const { moments, stretches, fits, spans } = this.source;
    const { i32 } = moments.arena;
    const { at, from, until, pattern } = stretches;
    const block = this.turnTo(lead);
    const { end } = this;
    let moment = this.first;
    const times = block.times / INT;
    const values = block.sums / INT;
    // After a return from nurture something new must be done first.
    const returned = spans.since[lead] !== NONE;
    if (returned && moment === end) return;
    const earliest = returned ? (i32[times + moment] as number) : NONE;
    const stretchEnd = at[lead + 1] as number;
    for (let stretch = at[lead] as number; stretch < stretchEnd; stretch++) {
      if (fits[pattern[stretch] as number] === 0) continue;
      const begin = Math.max(from[stretch] as number, earliest);
      const close = Math.min(until[stretch] as number, last);
      if (begin > close) continue;
      while (moment < end && (i32[times + moment] as number) < begin) moment += 1;
      if (moment === end || i32[times + moment] !== begin) {
        // A score only falls from the moment before.
        if (moment === this.first) this.push(begin, 0, FROM_NOTHING);
        else this.push(begin, i32[values + moment - 1] as number, BETWEEN);
      }
      for (; moment < end; moment++) {
        const minute = i32[times + moment] as number;
        if (minute > close) break;
        // Of several moments of one minute the last one speaks.
        if (moment + 1 < end && i32[times + moment + 1] === minute) continue;
        this.push(minute, i32[values + moment] as number, moment);
      }
    }
  }

  /** By how many units a sum of the lead may be off. */
  get offHere(): number {
    return this.source.sums.offOf(this.lead, this.block as Block, this.first, this.end);
  }

  /** Whole points of a lead's engagement at a minute, event by event. */
  exactPoints(lead: number, minute: number): number {
    return Math.floor(this.engagement(lead, minute, this.source.spans.since[lead]) / MILLIPOINTS);
  }

  /** The engagement there to the millipoint. */
  exactly(i: number): number {
    return this.engagementAt(this.minutes[i] as number);
  }

  /** Whether a stretch begins there, between two moments: the sum is only the most that it may be. */
  isBetween(i: number): boolean {
    return this.moments[i] === BETWEEN;
  }

  /** Whether the engagement there is so many whole points at least. */
  reaches(i: number, points: number): boolean {
    const sum = this.sums[i] as number;
    const moment = this.moments[i] as number;
    const need = points * this.unitsPerPoint;
    if (sum + this.off < need || moment === FROM_NOTHING) return sum >= need;
    if (moment !== BETWEEN) {
      const off = sum - this.off >= need ? 0 : this.offHere;
      if (sum + off < need || sum - off >= need) return sum >= need;
      if (this.isExact(moment)) return sum >= need;
    }
    return this.exactly(i) >= points * MILLIPOINTS;
  }

  /** Whole points there, rounded down. */
  pointsAt(i: number): number {
    const sum = this.sums[i] as number;
    const moment = this.moments[i] as number;
    if (moment === FROM_NOTHING) return Math.floor(sum / this.unitsPerPoint);
    return moment === BETWEEN
      ? Math.floor(this.exactly(i) / MILLIPOINTS)
      : this.pointsIn(moment, this.minutes[i] as number, sum);
  }

  /** Whole points of the lead's sum at a moment and its minute, rounded down. */
  pointsIn(moment: number, minute: number, sum: number): number {
    const { unitsPerPoint, off } = this;
    const points = Math.floor(sum / unitsPerPoint);
    const over = sum - points * unitsPerPoint;
    if (over >= off && over + off < unitsPerPoint) return points;
    const { offHere } = this;
    if (over >= offHere && over + offHere < unitsPerPoint) return points;
    return this.isExact(moment) ? points : Math.floor(this.engagementAt(minute) / MILLIPOINTS);
  }

  /** Whether the sum at a moment is exact. */
  private isExact(moment: number): boolean {
    return !this.source.sums.hasFaded(this.block as Block, this.first, moment);
  }

  private engagementAt(minute: number): number {
    return this.engagement(this.lead, minute, this.source.spans.since[this.lead]);
  }

  private push(minute: number, sum: number, moment: number): void {
    const { length } = this;
    if (length === this.minutes.length) {
      this.minutes = wider(this.minutes);
      this.sums = wider(this.sums);
      this.moments = wider(this.moments);
    }
    this.minutes[length] = minute;
    this.sums[length] = sum;
    this.moments[length] = moment;
    this.length = length + 1;
  }
}

function wider(array: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * array.length);
  more.set(array);
  return more;
}
