import { wilson, Z95 } from "@/lib/engine/statistics";
import type { CurveTime, Estimate } from "@/lib/engine/survival";

/** Of logarithms: far more than they can be off, and nothing beside the steps of a curve. */
const ROUNDING = 1e-6;

/** The Aalen–Johansen estimate from one time with exits to the next, in order of time. */
export class IncidenceSteps {
  /** Share that has not left. */
  overall = 1;
  incidence = 0;
  competingIncidence = 0;
  variance = 0;
  // Until somebody is censored, exits are fractions of one number: counted up and divided once, the
  // shares of 5 of 16 are 5 / 16 and not a hair below, which would round to another figure.
  private from;
  private since = { event: 0, competing: 0 };
  // Running sums of the three variance terms, multiplied out so that the curve takes one pass.
  private a0 = 0;
  private a1 = 0;
  private a2 = 0;
  private own = 0;
  private c0 = 0;
  private c1 = 0;

  constructor(n: number) {
    this.from = { atRisk: n, overall: 1, incidence: 0, competingIncidence: 0 };
  }

  /** So many left, of those at risk; at least one. */
  exit(atRisk: number, event: number, competing: number): void {
    const { from, since, overall } = this;
    const exits = event + competing;
    if (atRisk < from.atRisk - since.event - since.competing) {
      from.atRisk = atRisk;
      from.overall = overall;
      from.incidence = this.incidence;
      from.competingIncidence = this.competingIncidence;
      since.event = 0;
      since.competing = 0;
    }
    since.event += event;
    since.competing += competing;
    const incidence = from.incidence + (from.overall * since.event) / from.atRisk;
    this.incidence = incidence;
    this.competingIncidence =
      from.competingIncidence + (from.overall * since.competing) / from.atRisk;
    if (atRisk > exits) {
      const a = exits / (atRisk * (atRisk - exits));
      this.a0 += a;
      this.a1 += a * incidence;
      this.a2 += a * incidence * incidence;
    }
    this.own += (overall * overall * event * (atRisk - event)) / (atRisk * atRisk * atRisk);
    const c = (overall * event) / (atRisk * atRisk);
    this.c0 += c;
    this.c1 += c * incidence;
    this.overall = (from.overall * (atRisk - exits)) / from.atRisk;
    const { a0, a1, a2, own, c0, c1 } = this;
    this.variance = Math.max(
      0,
      incidence * incidence * a0 - 2 * incidence * a1 + a2 + own - 2 * (incidence * c0 - c1),
    );
  }

  /** Of the incidence. */
  interval(): { low: number | null; high: number | null } {
    const { low, high } = logLog(1 - this.incidence, this.variance);
    return { low: high === null ? null : 1 - high, high: low === null ? null : 1 - low };
  }
}

/**
 * The times of `incidenceTime`, from exits as they come in order of time: for so many that a curve
 * with all its points would take too long, and the share by each of `marks`. `n` is the number of all,
 * `shares` and `marks` ascend.
 */
export class IncidenceTimes {
  private readonly steps: IncidenceSteps;
  private atRisk: number;
  private now = { time: 0, event: 0, competing: 0, censored: 0 };
  private readonly found: CurveTime[];
  /** Of the shares, as `mayReach` asks for them. */
  private readonly levels: readonly number[];
  private readonly by: (Estimate | null)[] = [];
  /** Of how many it is known that none had the event by the last exit, or else by the first. */
  private known: number | null = null;
  /** Left otherwise before the last exit. */
  private left = 0;
  private isAnybodyCensored = false;
  /** All is found: what comes later changes nothing. */
  private isDone = false;

  constructor(
    private readonly n: number,
    private readonly shares: readonly number[],
    private readonly marks: readonly number[] = [],
  ) {
    this.steps = new IncidenceSteps(n);
    this.atRisk = n;
    this.found = shares.map(() => ({ time: null, low: null, high: null }));
    this.levels = shares.map((share) => Math.log(-Math.log(1 - share)));
  }

  /** One more leaves at a time that is not before the last one. */
  add(time: number, how: "event" | "competing" | "censored"): void {
    if (this.isDone) return;
    if (time !== this.now.time) this.next(time);
    if (how === "event") this.now.event += 1;
    else if (how === "competing") this.now.competing += 1;
    else this.now.censored += 1;
  }

  /** In the order of the shares, and of the marks; null where nobody was followed that long. */
  finish(): { times: readonly CurveTime[]; by: readonly (Estimate | null)[] } {
    const last = this.now.time;
    this.next(last);
    const isComplete = this.n > 0 && !this.isAnybodyCensored;
    if (this.n > 0) this.pass(isComplete ? Number.POSITIVE_INFINITY : last + 1);
    return { times: this.found, by: this.marks.map((_, i) => this.by[i] ?? null) };
  }

  /** What was reached by the marks before a time. */
  private pass(time: number): void {
    const { incidence } = this.steps;
    for (let i = this.by.length; (this.marks[i] ?? time) < time; i++) {
      this.by.push({
        value: incidence,
        ...(incidence === 0 ? this.ofNone() : this.steps.interval()),
      });
    }
  }

  /** The interval where nobody had the event so far, as `noneYet` has it of a whole curve. */
  private ofNone(): Pick<Estimate, "low" | "high"> {
    if (this.known === null) return { low: null, high: null };
    const { low, high } = wilson(0, this.known);
    return { low, high };
  }

  private next(time: number): void {
    const { now, steps } = this;
    if (now.event + now.competing > 0) {
      const known = this.atRisk + this.left;
      this.known ??= known;
      this.pass(now.time);
      this.known = known;
      this.left += now.competing;
      steps.exit(this.atRisk, now.event, now.competing);
      this.look(now.time);
    }
    this.atRisk -= now.event + now.competing + now.censored;
    if (now.censored > 0) this.isAnybodyCensored = true;
    now.time = time;
    now.event = 0;
    now.competing = 0;
    now.censored = 0;
  }

  private look(time: number): void {
    const { found, shares, steps } = this;
    const { low, high } = this.mayReach() ? steps.interval() : { low: null, high: null };
    for (let i = 0; i < shares.length; i++) {
      const share = shares[i] as number;
      const times = found[i] as CurveTime;
      times.time ??= hasReached(steps.incidence, share) ? time : null;
      // The higher end of the interval gets there first.
      times.low ??= hasReached(high, share) ? time : null;
      times.high ??= hasReached(low, share) ? time : null;
    }
    const areMarksPassed = this.by.length === this.marks.length;
    this.isDone = areMarksPassed && found.every(({ high: last }) => last !== null);
  }

  /**
   * Whether an end of the interval may have reached a share that it has not before. With h = −log S of
   * those who are left, ends are S^exp(±z e), so that one has reached a share where
   * log h ± z e ≥ log(−log(1 − share)): to ask that is far cheaper than the ends are.
   */
  private mayReach(): boolean {
    const survival = 1 - this.steps.incidence;
    const hazard = -Math.log(survival);
    const error = (Z95 * Math.sqrt(this.steps.variance)) / (survival * hazard);
    const at = Math.log(hazard);
    for (let i = 0; i < this.found.length; i++) {
      const { low, high } = this.found[i] as CurveTime;
      const wanted = (this.levels[i] as number) - ROUNDING;
      if ((low === null && at + error >= wanted) || (high === null && at - error >= wanted)) {
        return true;
      }
    }
    return false;
  }
}

/** The 95 % interval of a share on the scale log(−log share). */
export function logLog(survival: number, variance: number | null) {
  if (variance === null || survival <= 0 || survival >= 1) return { low: null, high: null };
  const error = Math.sqrt(variance) / (survival * -Math.log(survival));
  return {
    low: survival ** Math.exp(Z95 * error),
    high: survival ** Math.exp(-Z95 * error),
  };
}

/** Whether a share of those who had the event is at least another. */
export function hasReached(incidence: number | null, share: number): boolean {
  return incidence !== null && atMost(1 - incidence, 1 - share);
}

/** Products of fractions miss a round level by a few units of the last place. */
export function atMost(value: number | null, level: number): boolean {
  return value !== null && value <= level + 1e-12;
}
