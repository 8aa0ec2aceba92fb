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
  private readonly firstDay: number;
  /** Places in `found` by the day of UTC, where one cohort has the whole day. */
  private readonly ofDay: Int32Array;

  constructor(private readonly question: Pick<LedgerQuestion, "period" | "grain" | "timeZone">) {
    const { from, to } = question.period;
    this.firstDay = Math.floor(from / DAY_MS);
    const days = Math.max(0, Math.floor(to / DAY_MS) - this.firstDay) + 1;
    this.ofDay = new Int32Array(days).fill(UNKNOWN);
  }

  /** The place in `found` of the cohort that an instant of the period is in. */
  placeOf(instant: number): number {
    const day = Math.floor(instant / DAY_MS);
    const known = this.ofDay[day - this.firstDay] as number;
    if (known !== UNKNOWN) return known;
    const place = this.search(instant);
    const { from, to } = this.found[place] as CohortBounds;
    const isWhole = from <= day * DAY_MS && to >= (day + 1) * DAY_MS;
    if (isWhole) this.ofDay[day - this.firstDay] = place;
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
