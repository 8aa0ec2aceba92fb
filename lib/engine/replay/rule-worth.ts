import type { CompiledCriteria } from "../compile";
import type { Criteria } from "../criteria";
import { compileDecay, halved } from "../decay";
import { MILLIPOINTS } from "../points";
import { integers } from "./growing";
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

/**
 * What an engagement rule gives with each number of points of a range. Points are told by their number
 * in the range, from 0 on.
 */
export class RuleWorth {
  /** How many numbers of points there are. */
  readonly count: number;
  readonly least: number;
  readonly most: number;
  /** Most millipoints that the rule gives. */
  readonly cap: number;
  /** How many events' worth is left of one, by its age in minutes: from 1 down to 0. */
  private readonly leftBy: (age: number) => number;
  /** Epoch minutes of its events, as they are read. */
  readonly events = integers();
  /**
   * How far what events give is off the same multiple of what is left of them, for each event, in
   * millipoints: each is rounded by itself.
   */
  readonly off: number;
  /** By number, and with the points of the draft, what an event gives by its age. */
  private readonly worths: readonly ((age: number) => number)[];
  private readonly ownWorth: (age: number) => number;
  /** Millipoints of an event with the points of the draft that halve; null where they do not. */
  private readonly halving: number | null;
  /** What `readAt` found. */
  left = 0;
  own = 0;

  constructor(layers: Layers, compiled: CompiledCriteria, { rule, least, most }: PointsRange) {
    const { cap, gradual } = compiled.engagement[rule] as CompiledCriteria["engagement"][number];
    const { points, decay } = compiled.criteria.engagement[rule] as Criteria["engagement"][number];
    this.count = most - least + 1;
    this.least = least;
    this.most = most;
    this.cap = cap;
    const leftBy = layers.shares.leftUnder(decay);
    // As `compileDecay`, by the shares that are tabled.
    const worthOf = (each: number) =>
      decay.kind === "halfLife"
        ? (age: number) => halved(each * MILLIPOINTS, leftBy(age))
        : compileDecay(each, decay);
    this.leftBy = leftBy;
    this.worths = Array.from({ length: this.count }, (_, number) => worthOf(least + number));
    this.ownWorth = worthOf(points);
    this.halving = decay.kind === "halfLife" ? points * MILLIPOINTS : null;
    this.off = gradual ? ROUNDING : 0;
  }

  /**
   * Finds at a minute how many events' worth is left of events from one place up to another, and what
   * they give with the points of the draft.
   */
  readAt(minute: number, first: number, end: number): void {
    const { leftBy, ownWorth, halving } = this;
    const eventMinutes = this.events.values;
    let left = 0;
    let own = 0;
    for (let event = first; event < end; event++) {
      const age = minute - (eventMinutes[event] as number);
      if (age < 0) break;
      const share = leftBy(age);
      left += share;
      own += halving === null ? ownWorth(age) : halved(halving, share);
    }
    this.left = left;
    this.own = Math.min(own, this.cap);
  }

  /** What it gives at a minute with a number of points, by events from one place up to another. */
  givenAt(minute: number, first: number, end: number, number: number): number {
    return this.given(minute, first, end, this.worths[number] as (age: number) => number);
  }

  /** The same with the points of the draft. */
  ownAt(minute: number, first: number, end: number): number {
    return this.given(minute, first, end, this.ownWorth);
  }

  private given(minute: number, first: number, end: number, worth: (age: number) => number) {
    const eventMinutes = this.events.values;
    let given = 0;
    for (let event = first; event < end; event++) {
      const age = minute - (eventMinutes[event] as number);
      if (age < 0) break;
      given += worth(age);
    }
    return Math.min(given, this.cap);
  }
}
