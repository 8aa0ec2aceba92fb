import { atMost, hasReached, IncidenceSteps, logLog } from "@/lib/engine/incidence";
import { wilson } from "@/lib/engine/statistics";

/**
 * How many left at one time, and how. `event` is the exit that is studied (for example SQL),
 * `competing` an exit that makes it impossible (disqualified), `censored` those not yet out when
 * last seen. The unit of `time` is the caller's; a time may occur in several groups.
 * For exact windows round exits up and censoring down to the unit.
 */
export interface ExitGroup {
  time: number;
  event: number;
  competing: number;
  censored: number;
}

export interface SurvivalPoint {
  time: number;
  atRisk: number;
  event: number;
  /** Share still without the event just after `time`. */
  survival: number;
  /** Greenwood's variance; null once survival is 0. */
  variance: number | null;
  low: number | null;
  high: number | null;
}

export interface IncidencePoint {
  time: number;
  atRisk: number;
  event: number;
  competing: number;
  /** Share that had the event by `time`. */
  incidence: number;
  /** Share that left in another way by `time`. */
  competingIncidence: number;
  variance: number;
  low: number | null;
  high: number | null;
}

export interface Curve<P> {
  n: number;
  events: number;
  /** Last time that anybody was seen; null when there is nobody. */
  observedTo: number | null;
  /**
   * Everybody was seen until they left, so the last value holds for ever. It does not where the last one
   * at risk left while others were seen for less long: that is the fate of one.
   */
  complete: boolean;
  /** One point per time with an exit, in order of time. */
  points: P[];
}

export interface Estimate {
  value: number;
  low: number | null;
  high: number | null;
}

/** Times at which a curve and the ends of its interval cross a level; null = not reached. */
export interface CurveTime {
  time: number | null;
  low: number | null;
  high: number | null;
}

/**
 * Kaplan–Meier estimate of the share still without the event, with Greenwood's variance and
 * log-log 95 % intervals. Competing exits count as censored: the answer is about a world in which
 * nobody leaves otherwise. For the share of real leads that convert use `aalenJohansen`.
 * Throws RangeError on negative times and on counts that are not whole.
 * Sources: Kaplan & Meier, JASA 53 (1958) 457–481; Greenwood (1926); Kalbfleisch & Prentice,
 * The Statistical Analysis of Failure Time Data (1980) for the log-log interval.
 */
export function kaplanMeier(groups: readonly ExitGroup[]): Curve<SurvivalPoint> {
  const { n, rows } = tally(groups);
  const points: SurvivalPoint[] = [];
  let survival = 1;
  let greenwood = 0;
  let events = 0;
  for (const { time, atRisk, event } of rows) {
    if (event === 0) continue;
    events += event;
    survival *= (atRisk - event) / atRisk;
    greenwood += event / (atRisk * (atRisk - event));
    const variance = survival > 0 ? survival * survival * greenwood : null;
    points.push({ time, atRisk, event, survival, variance, ...logLog(survival, variance) });
  }
  const complete = rows.every(({ competing, censored }) => competing + censored === 0);
  return { n, events, observedTo: rows.at(-1)?.time ?? null, complete, points };
}

/**
 * Aalen–Johansen cumulative incidence of the event where other exits compete with it, with a
 * delta-method variance and 95 % intervals on the scale log(−log(1 − incidence)). Without
 * competing exits it is 1 − Kaplan–Meier, interval included; without censoring the plain share.
 * Throws RangeError on negative times and on counts that are not whole.
 * Sources: Aalen & Johansen, Scand. J. Statist. 5 (1978) 141–150; variance: Marubini & Valsecchi,
 * Analysing Survival Data from Clinical Trials (1995), ch. 10.
 */
export function aalenJohansen(groups: readonly ExitGroup[]): Curve<IncidencePoint> {
  const { n, rows } = tally(groups);
  const points: IncidencePoint[] = [];
  const steps = new IncidenceSteps(n);
  let events = 0;
  for (const { time, atRisk, event, competing } of rows) {
    if (event + competing === 0) continue;
    events += event;
    steps.exit(atRisk, event, competing);
    const { incidence, competingIncidence, variance } = steps;
    const { low, high } = steps.interval();
    points.push({
      time,
      atRisk,
      event,
      competing,
      incidence,
      competingIncidence,
      variance,
      low,
      high,
    });
  }
  const complete = rows.every(({ censored }) => censored === 0);
  return { n, events, observedTo: rows.at(-1)?.time ?? null, complete, points };
}

/** Share still without the event at `time`; null where nobody was followed that long. */
export function survivalAt(curve: Curve<SurvivalPoint>, time: number): Estimate | null {
  if (!isObserved(curve, time)) return null;
  const point = curve.points.findLast((p) => p.time <= time);
  if (!point) return { value: 1, low: null, high: null };
  return { value: point.survival, low: point.low, high: point.high };
}

/**
 * Nobody had the event yet: no variance can be estimated, and the interval is Wilson's of none among
 * those of whom it is known: who left otherwise, and who was still followed at the last exit by then or
 * else the first after it.
 */
function noneYet(
  exits: readonly { time: number; atRisk: number; competing: number }[],
  time: number,
): Estimate {
  const last = Math.max(
    0,
    exits.findLastIndex((one) => one.time <= time),
  );
  const exit = exits[last];
  if (!exit) return { value: 0, low: null, high: null };
  const left = exits.slice(0, last).reduce((sum, { competing }) => sum + competing, 0);
  const { low, high } = wilson(0, exit.atRisk + left);
  return { value: 0, low, high };
}

/** Share that had the event by `time`; null where nobody was followed that long. */
export function incidenceAt(curve: Curve<IncidencePoint>, time: number): Estimate | null {
  if (!isObserved(curve, time)) return null;
  const point = curve.points.findLast((p) => p.time <= time);
  if (!point || point.incidence === 0) return noneYet(curve.points, time);
  return { value: point.incidence, low: point.low, high: point.high };
}

/** `incidenceAt` of the curve of these exits, without the curve: intervals of all its points cost most. */
export function incidenceBy(groups: readonly ExitGroup[], time: number): Estimate | null {
  const { n, rows } = tally(groups);
  const steps = new IncidenceSteps(n);
  const exits = rows.filter(({ event, competing }) => event + competing > 0);
  for (const { time: at, atRisk, event, competing } of exits) {
    if (at > time) break;
    steps.exit(atRisk, event, competing);
  }
  const last = rows.at(-1);
  const isKnown = last && (time <= last.time || rows.every(({ censored }) => censored === 0));
  if (!isKnown) return null;
  if (steps.incidence === 0) return noneYet(exits, time);
  return { value: steps.incidence, ...steps.interval() };
}

/**
 * First time at which the share without the event is at most `share`, with the 95 % interval of
 * Brookmeyer & Crowley, Biometrics 38 (1982) 29–41. Null = not reached.
 */
export function survivalTime(curve: Curve<SurvivalPoint>, share: number): CurveTime {
  const first = (pick: (p: SurvivalPoint) => number | null) =>
    firstTime(curve.points, (p) => atMost(pick(p), share));
  return { time: first((p) => p.survival), low: first((p) => p.low), high: first((p) => p.high) };
}

/** First time by which at least `share` had the event, with its 95 % interval; null = not reached. */
export function incidenceTime(curve: Curve<IncidencePoint>, share: number): CurveTime {
  const first = (pick: (p: IncidencePoint) => number | null) =>
    firstTime(curve.points, (p) => hasReached(pick(p), share));
  return { time: first((p) => p.incidence), low: first((p) => p.high), high: first((p) => p.low) };
}

/** Median time to the event by Kaplan–Meier; null = not reached. */
export function medianSurvival(curve: Curve<SurvivalPoint>): CurveTime {
  return survivalTime(curve, 0.5);
}

/** Time by which half of all had the event, competing exits included; null = not reached. */
export function medianIncidence(curve: Curve<IncidencePoint>): CurveTime {
  return incidenceTime(curve, 0.5);
}

function tally(groups: readonly ExitGroup[]) {
  const byTime = new Map<number, ExitGroup>();
  let n = 0;
  for (const group of groups) {
    const { time, event, competing, censored } = group;
    const whole = [event, competing, censored].every((c) => Number.isInteger(c) && c >= 0);
    if (!whole || !Number.isFinite(time) || time < 0) {
      throw new RangeError(`Not a group of exits: ${JSON.stringify(group)}`);
    }
    const total = event + competing + censored;
    if (total === 0) continue;
    n += total;
    const row = byTime.get(time);
    if (row) {
      row.event += event;
      row.competing += competing;
      row.censored += censored;
    } else byTime.set(time, { time, event, competing, censored });
  }
  let atRisk = n;
  const rows = [...byTime.values()]
    .sort((a, b) => a.time - b.time)
    .map((row) => {
      // Who is censored at a time is still at risk at that time (the usual convention for ties).
      const counted = { ...row, atRisk };
      atRisk -= row.event + row.competing + row.censored;
      return counted;
    });
  return { n, rows };
}

function isObserved(curve: Curve<unknown>, time: number): boolean {
  return curve.observedTo !== null && (time <= curve.observedTo || curve.complete);
}

function firstTime<P extends { time: number }>(points: P[], reached: (p: P) => boolean) {
  return points.find(reached)?.time ?? null;
}
