import type { CompiledCriteria } from "../compile";
import type { Criteria } from "../criteria";
import { compileDecay, halved } from "../decay";
import { MILLIPOINTS } from "../points";
import type { CountedEvents } from "./moments";
import type { Layers } from "./replay";

/** What one event's rounding may come to, and what numbers with a fraction are off by themselves. */
const ROUNDING = 1 / 2 + 1 / 1024;

/** A rule's place among the engagement rules in force, and from which points to which it is looked at. */
export interface PointsRange {
  rule: number;
  /** Whole points. */
  least: number;
  most: number;
}

/** Moments of the leads that have counted events of the rule. */
function momentsOf({ moments }: Layers, { leads }: CountedEvents): number {
  let all = 0;
  for (let i = 0; i < leads.length; i += 2) {
    const place = leads.at(i);
    all += moments.ends.at(place) - moments.ends.at(place - 1);
  }
  return all;
}

/**
 * The engagement of the leads that a rule gives something, at their moments, as lines along the rule's
 * points. A line is off by what the rounding of events may come to; where that decides, the events are
 * asked. Points are told by their number in the range, from 0 on, leads and moments by their places.
 */
export class RuleLines {
  /** How many numbers of points there are. */
  readonly count: number;
  /** The leads, and where the moments of each end. */
  readonly leads: Uint32Array;
  readonly ends: Uint32Array;
  /** Epoch minutes; ascending within a lead. Moments at which it does not fit are left out. */
  readonly minutes: Int32Array;
  /** By moment, what all other rules give, about, and what this one gives per point; millipoints. */
  private readonly rest: Float64Array;
  private readonly slope: Float64Array;
  /** By lead, its events. */
  private readonly firstEvents: Uint32Array;
  private readonly endsOfEvents: Uint32Array;
  private readonly eventMinutes: Int32Array;
  private readonly own: number;
  private readonly least: number;
  private readonly most: number;
  /** Most millipoints that the rule gives. */
  private readonly cap: number;
  /** By number, and with the points of the draft, what an event gives by its age. */
  private readonly worths: readonly ((age: number) => number)[];
  private readonly ownWorth: (age: number) => number;
  /** How far a line can be off for each event, in millipoints. */
  private readonly off: number;

  /** The layers' sums are those of the draft as it is compiled. */
  constructor(layers: Layers, compiled: CompiledCriteria, { rule, least, most }: PointsRange) {
    const { cap, gradual } = compiled.engagement[rule] as CompiledCriteria["engagement"][number];
    const { points, decay } = compiled.criteria.engagement[rule] as Criteria["engagement"][number];
    this.count = most - least + 1;
    this.own = points;
    this.least = least;
    this.most = most;
    this.cap = cap;
    const leftBy = layers.shares.leftUnder(decay);
    // As `compileDecay`, by the shares that are tabled.
    const worthOf = (each: number) =>
      decay.kind === "halfLife"
        ? (age: number) => halved(each * MILLIPOINTS, leftBy(age))
        : compileDecay(each, decay);
    this.worths = Array.from({ length: this.count }, (_, number) => worthOf(least + number));
    this.ownWorth = worthOf(points);
    // An event was rounded by itself in the sums, and is with other points.
    this.off = gradual ? 2 * ROUNDING : 0;
    const events = layers.moments.counted[rule] as CountedEvents;
    this.eventMinutes = events.minutes.values;
    const size = momentsOf(layers, events);
    this.minutes = new Int32Array(size);
    this.rest = new Float64Array(size);
    this.slope = new Float64Array(size);
    const leads = events.leads.length / 2;
    this.leads = new Uint32Array(leads);
    this.ends = new Uint32Array(leads);
    this.firstEvents = new Uint32Array(leads);
    this.endsOfEvents = new Uint32Array(leads);
    const found = this.read(layers, events, leftBy);
    this.leads = this.leads.subarray(0, found);
  }

  /** How many leads there are. */
  private read(
    { moments, sums, stretches, fits, fitting }: Layers,
    { leads }: CountedEvents,
    leftBy: (age: number) => number,
  ): number {
    const { eventMinutes, minutes, rest, slope, own, cap } = this;
    const times = moments.minutes.values;
    const within = moments.stretch.values;
    const { values } = sums;
    const { at, pattern } = stretches;
    let found = 0;
    let filled = 0;
    let end = 0;
    for (let i = 0; i < leads.length; i += 2) {
      const place = leads.at(i);
      const first = end;
      end = leads.at(i + 1);
      const lead = moments.leads.at(place);
      if (fitting[lead] === 0 || moments.placeOf[lead] !== place) continue;
      const firstStretch = at[lead] as number;
      const last = moments.ends.at(place);
      for (let moment = moments.ends.at(place - 1); moment < last; moment++) {
        if (fits[pattern[firstStretch + (within[moment] as number)] as number] === 0) continue;
        const now = times[moment] as number;
        let left = 0;
        for (let event = first; event < end; event++) {
          const age = now - (eventMinutes[event] as number);
          if (age < 0) break;
          left += leftBy(age);
        }
        const each = left * MILLIPOINTS;
        minutes[filled] = now;
        rest[filled] = (values[moment] as number) - Math.min(own * each, cap);
        slope[filled] = each;
        filled += 1;
      }
      this.leads[found] = lead;
      this.ends[found] = filled;
      this.firstEvents[found] = first;
      this.endsOfEvents[found] = end;
      found += 1;
    }
    return found;
  }

  /** How far lines of a lead can be off, in millipoints. */
  offOf(place: number): number {
    return this.off * ((this.endsOfEvents[place] as number) - (this.firstEvents[place] as number));
  }

  /** The line of a moment, in millipoints. */
  at(moment: number, number: number): number {
    const given = (this.least + number) * (this.slope[moment] as number);
    return (this.rest[moment] as number) + Math.min(given, this.cap);
  }

  /** To the millipoint. */
  exactAt(place: number, moment: number, number: number): number {
    const own = Math.min(this.own * (this.slope[moment] as number), this.cap);
    const sum = Math.round((this.rest[moment] as number) + own);
    const { worths, ownWorth } = this;
    const given = this.givenAt(place, moment, worths[number] as (age: number) => number);
    return sum - this.givenAt(place, moment, ownWorth) + given;
  }

  private givenAt(place: number, moment: number, worth: (age: number) => number): number {
    const now = this.minutes[moment] as number;
    const end = this.endsOfEvents[place] as number;
    let given = 0;
    for (let event = this.firstEvents[place] as number; event < end; event++) {
      const age = now - (this.eventMinutes[event] as number);
      if (age < 0) break;
      given += worth(age);
    }
    return Math.min(given, this.cap);
  }

  /** Whether the engagement of a lead at a moment is so many millipoints at least. */
  private reaches(place: number, moment: number, number: number, need: number): boolean {
    const line = this.at(moment, number);
    const off = this.offOf(place);
    if (line + off < need) return false;
    return line - off >= need || this.exactAt(place, moment, number) >= need;
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
    const { least, most } = this;
    const lower = (this.rest[other] as number) - (this.rest[moment] as number);
    const flatter = (this.slope[other] as number) - (this.slope[moment] as number);
    const slack = 2 * this.offOf(place);
    // Where a cap takes hold of both only the rests count.
    if (lower < slack && this.cap !== Number.POSITIVE_INFINITY) return false;
    return lower + least * flatter >= slack && lower + most * flatter >= slack;
  }
}
