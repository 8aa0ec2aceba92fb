import { periodOf } from "../calendar";
import { DAY_MS } from "../time-zone";
import type { Block } from "./block";
import type { LedgerQuestion } from "./question";

/** A local week, month or quarter, cut to the question's period; epoch ms, from ≤ at < to. */
export interface CohortBounds {
  key: string;
  from: number;
  to: number;
}

const UNKNOWN = -1;

/** The cohorts of a question in the order in which instants ask for them: only those that any does. */
export class Cohorts {
  readonly found: CohortBounds[] = [];
  /** Places in `found`, by time. */
  private readonly order: number[] = [];
  /** The beginning of the period's first day of UTC. */
  private readonly origin: number;
  /** Places in `found` by the day of UTC from there on, where one cohort has the whole day. */
  private readonly ofDay: Int32Array;
  // Of other days, in which one cohort ends: when that is, and the places of the one that has the time
  // before, and of the one from then on.
  private readonly edge: Float64Array;
  private readonly before: Int32Array;
  private readonly after: Int32Array;

  constructor(private readonly question: Pick<LedgerQuestion, "period" | "grain" | "timeZone">) {
    const { from, to } = question.period;
    this.origin = Math.floor(from / DAY_MS) * DAY_MS;
    const days = Math.max(0, Math.floor((to - this.origin) / DAY_MS)) + 1;
    this.ofDay = new Int32Array(days).fill(UNKNOWN);
    this.edge = new Float64Array(days).fill(Number.NaN);
    this.before = new Int32Array(days).fill(UNKNOWN);
    this.after = new Int32Array(days).fill(UNKNOWN);
  }

  /** Keeps rows whose instant is in the period, each with the place in `found` of its cohort. */
  keep(block: Block, at: Float64Array): void {
    const { origin, ofDay } = this;
    const { period, grain } = this.question;
    const { from, to } = period;
    const { place, cohort } = block;
    let length = 0;
    for (let i = 0; i < block.length; i++) {
      const row = place[i] as number;
      const instant = at[row] as number;
      if (!(instant >= from && instant < to)) continue;
      place[length] = row;
      if (grain !== null) {
        // None is before the first day: to cut off is to round down, and several times as fast.
        const day = ((instant - origin) / DAY_MS) | 0;
        const known = ofDay[day] as number;
        cohort[length] = known === UNKNOWN ? this.placeOn(day, instant) : known;
      }
      length += 1;
    }
    // There is one: cohorts stay 0.
    if (grain === null && length > 0 && this.found.length === 0) this.search(from);
    block.length = length;
  }

  private placeOn(day: number, instant: number): number {
    const { edge, before, after } = this;
    const known = (instant < (edge[day] as number) ? before[day] : after[day]) as number;
    if (known !== UNKNOWN) return known;
    const place = this.search(instant);
    const { from, to } = this.found[place] as CohortBounds;
    const start = this.origin + day * DAY_MS;
    if (from > Math.max(start, this.question.period.from)) {
      after[day] = place;
      edge[day] = from;
    } else if (to < start + DAY_MS) {
      before[day] = place;
      edge[day] = to;
    } else this.ofDay[day] = place;
    return place;
  }

  private search(at: number): number {
    const { found, order } = this;
    const inOrder = (i: number) => found[order[i] as number] as CohortBounds;
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (inOrder(middle).to <= at) low = middle + 1;
      else high = middle;
    }
    const isKnown = low < order.length && inOrder(low).from <= at;
    if (!isKnown) order.splice(low, 0, found.push(this.boundsOf(at)) - 1);
    return order[low] as number;
  }

  private boundsOf(at: number): CohortBounds {
    const { period, grain, timeZone } = this.question;
    if (grain === null) return { key: "all", ...period };
    const { key, from, to } = periodOf(at, grain, timeZone);
    return { key, from: Math.max(from, period.from), to: Math.min(to, period.to) };
  }
}
