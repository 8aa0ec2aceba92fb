import { Z95 } from "@/lib/engine/statistics";
import type { CurveTime, Estimate } from "@/lib/engine/survival";

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
    this.own += (overall * overall * event * (atRisk - event)) / atRisk ** 3;
    const c = (overall * event) / atRisk ** 2;
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
  private readonly by: (Estimate | null)[] = [];
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
  }

  /** One more leaves at a time that is not before the last one. */
  add(time: number, how: "event" | "competing" | "censored"): void {
    if (this.isDone) return;
    if (time !== this.now.time) this.next(time);
    this.now[how] += 1;
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
      const none = { low: null, high: null };
      this.by.push({ value: incidence, ...(incidence === 0 ? none : this.steps.interval()) });
    }
  }

  private next(time: number): void {
    const { now, steps } = this;
    if (now.event + now.competing > 0) {
      this.pass(now.time);
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
    const { incidence } = this.steps;
    const { low, high } = this.steps.interval();
    this.shares.forEach((share, i) => {
      const found = this.found[i] as CurveTime;
      found.time ??= hasReached(incidence, share) ? time : null;
      // The higher end of the interval gets there first.
      found.low ??= hasReached(high, share) ? time : null;
      found.high ??= hasReached(low, share) ? time : null;
    });
    this.isDone = this.marks.length === 0 && this.found.every((found) => found.high !== null);
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
