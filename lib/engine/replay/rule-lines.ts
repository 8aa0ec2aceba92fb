import type { CompiledCriteria } from "../compile";
import { MILLIPOINTS } from "../points";
import type { CountedEvents } from "./moments";
import type { Layers } from "./replay";
import { type PointsRange, RuleWorth } from "./rule-worth";

/** Leads looked at in one step of work that may be broken off. */
export const STEP_LEADS = 8192;

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
 * asked. Points are told by their number in the range, leads and moments by their places.
 */
export class RuleLines {
  /** The leads, and where the moments of each end. */
  leads: Uint32Array;
  readonly ends: Uint32Array;
  /** Epoch minutes; ascending within a lead. Moments at which it does not fit are left out. */
  readonly minutes: Int32Array;
  /** By moment, what all other rules give, and what this one gives per point, about; millipoints. */
  readonly rest: Float64Array;
  readonly slope: Float64Array;
  /** By lead, its events. */
  private readonly firstEvents: Uint32Array;
  private readonly endsOfEvents: Uint32Array;

  /** The layers' sums are those of the draft as it is compiled, until all is read. */
  static *read(
    layers: Layers,
    compiled: CompiledCriteria,
    range: PointsRange,
  ): Generator<undefined, RuleLines> {
    const lines = new RuleLines(layers, new RuleWorth(layers, compiled, range), range.rule);
    yield* lines.fill(layers, range.rule);
    return lines;
  }

  private constructor(
    layers: Layers,
    readonly worth: RuleWorth,
    rule: number,
  ) {
    const events = layers.moments.counted[rule] as CountedEvents;
    const size = momentsOf(layers, events);
    this.minutes = new Int32Array(size);
    this.rest = new Float64Array(size);
    this.slope = new Float64Array(size);
    const leads = events.leads.length / 2;
    this.leads = new Uint32Array(leads);
    this.ends = new Uint32Array(leads);
    this.firstEvents = new Uint32Array(leads);
    this.endsOfEvents = new Uint32Array(leads);
  }

  private *fill(layers: Layers, rule: number): Generator<undefined, void> {
    const events = layers.moments.counted[rule] as CountedEvents;
    const filled = { leads: 0, moments: 0 };
    const all = events.leads.length / 2;
    for (let from = 0; from < all; from += STEP_LEADS) {
      this.fillSome(layers, events, filled, from, Math.min(from + STEP_LEADS, all));
      yield;
    }
    this.leads = this.leads.subarray(0, filled.leads);
  }

  /** Those from one of the leads that have counted events up to another. */
  private fillSome(
    { moments, sums, stretches, fits, fitting }: Layers,
    { leads }: CountedEvents,
    filled: { leads: number; moments: number },
    from: number,
    until: number,
  ): void {
    const { minutes, rest, slope, worth } = this;
    const { eventMinutes, leftBy } = worth;
    const times = moments.minutes.values;
    const within = moments.stretch.values;
    const { values } = sums;
    const { at, pattern } = stretches;
    let end = from === 0 ? 0 : leads.at(2 * from - 1);
    let next = filled.moments;
    for (let i = 2 * from; i < 2 * until; i += 2) {
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
        minutes[next] = now;
        rest[next] = (values[moment] as number) - worth.ownAt(now, first, end);
        slope[next] = left * MILLIPOINTS;
        next += 1;
      }
      this.leads[filled.leads] = lead;
      this.ends[filled.leads] = next;
      this.firstEvents[filled.leads] = first;
      this.endsOfEvents[filled.leads] = end;
      filled.leads += 1;
    }
    filled.moments = next;
  }

  /** How far lines of a lead can be off, in millipoints. */
  offOf(place: number): number {
    const events = (this.endsOfEvents[place] as number) - (this.firstEvents[place] as number);
    return this.worth.off * events;
  }

  /** The line of a moment, in millipoints. */
  at(moment: number, number: number): number {
    const { least, cap } = this.worth;
    const given = (least + number) * (this.slope[moment] as number);
    return (this.rest[moment] as number) + Math.min(given, cap);
  }

  /** To the millipoint. */
  exactAt(place: number, moment: number, number: number): number {
    const first = this.firstEvents[place] as number;
    const end = this.endsOfEvents[place] as number;
    const minute = this.minutes[moment] as number;
    return (this.rest[moment] as number) + this.worth.givenAt(minute, first, end, number);
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
    const { least, most, cap } = this.worth;
    const lower = (this.rest[other] as number) - (this.rest[moment] as number);
    const flatter = (this.slope[other] as number) - (this.slope[moment] as number);
    const slack = 2 * this.offOf(place);
    // Where a cap takes hold of both only the rests count.
    if (lower < slack && cap !== Number.POSITIVE_INFINITY) return false;
    return lower + least * flatter >= slack && lower + most * flatter >= slack;
  }
}
