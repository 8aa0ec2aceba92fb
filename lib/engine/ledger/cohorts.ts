import { periodOf } from "../calendar";
import { DAY_MS } from "../time-zone";
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
  // By the day of UTC from there on: at most one cohort ends within a day. When that is, and places in
  // `found` of the one that has the time before, and of the one from then on.
  private readonly edge: Float64Array;
  private readonly before: Int32Array;
  private readonly after: Int32Array;

  constructor(private readonly question: Pick<LedgerQuestion, "period" | "grain" | "timeZone">) {
    const { from, to } = question.period;
    this.origin = Math.floor(from / DAY_MS) * DAY_MS;
    const days = Math.max(0, Math.floor((to - this.origin) / DAY_MS)) + 1;
    this.edge = new Float64Array(days).fill(Number.NaN);
    this.before = new Int32Array(days).fill(UNKNOWN);
    this.after = new Int32Array(days).fill(UNKNOWN);
  }

  /** Writes the places in `found` of the cohorts of so many rows, whose instants are in the period. */
  placesOf(rows: Uint32Array, length: number, at: Float64Array, places: Uint16Array): void {
    if (length === 0) return;
    if (this.question.grain === null) {
      places.fill(this.search(at[rows[0] as number] as number), 0, length);
      return;
    }
    const { origin, edge, before, after } = this;
    for (let i = 0; i < length; i++) {
      const instant = at[rows[i] as number] as number;
      // None is before the first day: to cut off is to round down, and several times as fast.
      const day = ((instant - origin) / DAY_MS) | 0;
      const known = (instant < (edge[day] as number) ? before[day] : after[day]) as number;
      places[i] = known === UNKNOWN ? this.placeOn(day, instant) : known;
    }
  }

  private placeOn(day: number, instant: number): number {
    const place = this.search(instant);
    const { from, to } = this.found[place] as CohortBounds;
    const start = this.origin + day * DAY_MS;
    if (from > Math.max(start, this.question.period.from)) {
      this.after[day] = place;
      this.edge[day] = from;
    } else {
      this.before[day] = place;
      this.edge[day] = to < start + DAY_MS ? to : Number.POSITIVE_INFINITY;
    }
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
