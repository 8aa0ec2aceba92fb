import type { CompiledCriteria } from "../compile";
import { MILLIPOINTS } from "../points";
import { Course } from "./course";
import { exactEngagement } from "./exact";
import { doubles, type Growing, integers, naturals } from "./growing";
import type { Layers } from "./replay";
import { type PointsRange, RuleWorth } from "./rule-worth";

/** Leads looked at in one step of work that may be broken off. */
export const STEP_LEADS = 8192;

/** Lines as they are read. */
interface Filling {
  leads: Growing<Uint32Array>;
  ends: Growing<Uint32Array>;
  minutes: Growing<Int32Array>;
  rest: Growing<Float64Array>;
  slope: Growing<Float64Array>;
  firstEvents: Growing<Uint32Array>;
  endsOfEvents: Growing<Uint32Array>;
  offs: Growing<Float64Array>;
}

/**
 * The engagement of the leads that a rule gives something, at their moments, as lines along the rule's
 * points. A line is off by what the rounding of events may come to; where that decides, the events are
 * asked. Points are told by their number in the range, leads and moments by their places.
 */
export class RuleLines {
  /** The leads, and where the moments of each end. */
  leads = new Uint32Array(0);
  ends = new Uint32Array(0);
  /** Epoch minutes; ascending within a lead. Moments at which it does not fit are left out. */
  minutes = new Int32Array(0);
  /** By moment, what all other rules give, and what this one gives per point, about; millipoints. */
  rest = new Float64Array(0);
  slope = new Float64Array(0);
  /** By lead, where its events begin and end, and how far its lines can be off; millipoints. */
  private firstEvents = new Uint32Array(0);
  private endsOfEvents = new Uint32Array(0);
  private offs = new Float64Array(0);
  /** By moment, 1 where the rest is exact. */
  private settled = new Uint8Array(0);
  private readonly engagement: ReturnType<typeof exactEngagement>;
  private readonly since: Int32Array;

  /** The layers' sums are those of the draft as it is compiled, until all is read. */
  static *read(
    layers: Layers,
    compiled: CompiledCriteria,
    range: PointsRange,
  ): Generator<undefined, RuleLines> {
    const lines = new RuleLines(layers, new RuleWorth(layers, compiled, range));
    yield* lines.fill(layers, range.rule);
    return lines;
  }

  private constructor(
    { columns, compiled, rulesOf, spans }: Layers,
    readonly worth: RuleWorth,
  ) {
    this.engagement = exactEngagement(columns, compiled, rulesOf);
    this.since = spans.since;
  }

  private *fill(layers: Layers, rule: number): Generator<undefined, void> {
    const filled = {
      leads: naturals(),
      ends: naturals(),
      minutes: integers(),
      rest: doubles(),
      slope: doubles(),
      firstEvents: naturals(),
      endsOfEvents: naturals(),
      offs: doubles(),
    };
    const course = new Course(layers);
    const all = layers.fitting.length;
    for (let from = 0; from < all; from += STEP_LEADS) {
      for (let lead = from; lead < Math.min(from + STEP_LEADS, all); lead++) {
        if (layers.fitting[lead] === 1) this.fillOne(layers, filled, course, lead, rule);
      }
      yield;
    }
    this.leads = filled.leads.finish();
    this.ends = filled.ends.values;
    this.minutes = filled.minutes.values;
    this.rest = filled.rest.values;
    this.slope = filled.slope.values;
    this.firstEvents = filled.firstEvents.values;
    this.endsOfEvents = filled.endsOfEvents.values;
    this.offs = filled.offs.values;
    this.settled = new Uint8Array(filled.minutes.length);
  }

  /** One lead, if the rule gives it something. */
  private fillOne(
    { moments }: Layers,
    filled: Filling,
    course: Course,
    lead: number,
    rule: number,
  ): void {
    const { worth } = this;
    const { events } = worth;
    const first = events.length;
    moments.pushEvents(lead, rule, events);
    const end = events.length;
    if (end === first) return;
    course.read(lead);
    const perMillipoint = course.unitsPerPoint / MILLIPOINTS;
    for (let i = 0; i < course.length; i++) {
      const now = course.minutes[i] as number;
      worth.readAt(now, first, end);
      const all = course.isBetween(i)
        ? course.exactly(i)
        : (course.sums[i] as number) / perMillipoint;
      filled.minutes.push(now);
      filled.rest.push(all - worth.own);
      filled.slope.push(worth.left * MILLIPOINTS);
    }
    filled.leads.push(lead);
    filled.ends.push(filled.minutes.length);
    filled.firstEvents.push(first);
    filled.endsOfEvents.push(end);
    filled.offs.push(course.offHere / perMillipoint);
  }

  /** How far the lines of a lead can be off, in millipoints; less far where its rests are settled. */
  offOf(place: number): number {
    return this.settledOffOf(place) + (this.offs[place] as number);
  }

  settledOffOf(place: number): number {
    const events = (this.endsOfEvents[place] as number) - (this.firstEvents[place] as number);
    return this.worth.off * events;
  }

  /** Makes the rest at a moment of a lead exact. */
  settle(place: number, moment: number): void {
    if (this.settled[moment] === 1) return;
    this.settled[moment] = 1;
    if (this.offs[place] === 0) return;
    const lead = this.leads[place] as number;
    const minute = this.minutes[moment] as number;
    const all = this.engagement(lead, minute, this.since[lead]);
    const first = this.firstEvents[place] as number;
    const end = this.endsOfEvents[place] as number;
    this.rest[moment] = all - this.worth.ownAt(minute, first, end);
  }

  /** The line of a moment, in millipoints. */
  at(moment: number, number: number): number {
    const { least, cap } = this.worth;
    const given = (least + number) * (this.slope[moment] as number);
    return (this.rest[moment] as number) + Math.min(given, cap);
  }

  /** To the millipoint. */
  exactAt(place: number, moment: number, number: number): number {
    this.settle(place, moment);
    const first = this.firstEvents[place] as number;
    const end = this.endsOfEvents[place] as number;
    const minute = this.minutes[moment] as number;
    return (this.rest[moment] as number) + this.worth.givenAt(minute, first, end, number);
  }

  /** Whether the engagement of a lead at a moment is so many millipoints at least. */
  private reaches(place: number, moment: number, number: number, need: number): boolean {
    const rough = this.at(moment, number);
    const off = this.offOf(place);
    if (rough + off < need) return false;
    if (rough - off >= need) return true;
    this.settle(place, moment);
    const line = this.at(moment, number);
    const settledOff = this.settledOffOf(place);
    if (line + settledOff < need) return false;
    return line - settledOff >= need || this.exactAt(place, moment, number) >= need;
  }

  /**
   * The first number before `end` with which a lead's engagement at a moment is so many millipoints.
   * With all from there on it is: the more points a rule has the more its events give.
   */
  reachedFrom(place: number, moment: number, need: number, end: number): number {
    if (end === 0 || !this.reaches(place, moment, end - 1, need)) return end;
    let below = -1;
    let from = end - 1;
    // What holds with the lowest number holds for most leads.
    for (let next = 0; from - below > 1; next = (below + from) >> 1) {
      if (this.reaches(place, moment, next, need)) from = next;
      else below = next;
    }
    return from;
  }

  /** Whether the engagement at a moment of a lead is surely nowhere above that at another one. */
  isBelow(place: number, moment: number, other: number): boolean {
    const { least, most, cap } = this.worth;
    const lower = (this.rest[other] as number) - (this.rest[moment] as number);
    const flatter = (this.slope[other] as number) - (this.slope[moment] as number);
    const slack = 2 * this.offOf(place);
    // Where a cap takes hold of both only the rests count.
    if (lower < slack && cap !== Number.POSITIVE_INFINITY) return false;
    return lower + least * flatter >= slack && lower + most * flatter >= slack;
  }
}
