import type { Criteria } from "../criteria";
import { MINUTES_PER_DAY } from "../decay";
import { type Columns, leadCount, NONE } from "./columns";
import type { Spans } from "./crossings";
import { type Growing, integers, naturals, shorts } from "./growing";
import type { Lists } from "./plan";
import type { Stretches } from "./stretches";

/** The events that count for one engagement rule: contiguous per lead, for leads that have any. */
export interface CountedEvents {
  /** Two numbers for each of these leads: its place, and where its events end. */
  leads: Growing<Uint32Array>;
  /** Epoch minutes, ascending within a lead. */
  minutes: Growing<Int32Array>;
  /** Of one lead. */
  most: number;
}

/** The age in minutes at which a rule's events stop holding the score down; null when never. */
function lapseOf({ points, decay }: Criteria["engagement"][number]): number | null {
  return points < 0 && decay.kind === "expire" ? decay.days * MINUTES_PER_DAY : null;
}

/** What decides which moments there are, and which events count. */
export function rulesShapeOf({ engagement }: Criteria): string {
  return JSON.stringify(
    engagement.map((rule) => [rule.activity, rule.where ?? [], rule.repeat, lapseOf(rule)]),
  );
}

/** Whether the stretches of a lead begin and end at the same minutes. */
function endAlike(before: Stretches, after: Stretches, lead: number): boolean {
  const first = before.at[lead] as number;
  const other = after.at[lead] as number;
  const count = (before.at[lead + 1] as number) - first;
  if ((after.at[lead + 1] as number) - other !== count) return false;
  for (let i = 0; i < count; i++) {
    if (before.from[first + i] !== after.from[other + i]) return false;
    if (before.until[first + i] !== after.until[other + i]) return false;
  }
  return true;
}

/**
 * The moments at which leads can be first to cross, and what counts at them: a stretch begins,
 * something counts, or points below zero expire. Between moments a score only falls. Leads come when
 * they are first asked for, and then stay, so that those that fit lie close together.
 */
export class Moments {
  /** By lead, its place in the order in which they came, from 1 on; 0 as long as it has not. */
  readonly placeOf: Uint32Array;
  /** By place the lead, and where its moments end. */
  readonly leads: Growing<Uint32Array> = naturals();
  readonly ends: Growing<Uint32Array> = naturals();
  /** Epoch minutes, ascending within a lead, and which of its stretches it is in, from 0 on. */
  readonly minutes: Growing<Int32Array> = integers();
  readonly stretch: Growing<Uint16Array> = shorts();
  /** Per engagement rule. */
  readonly counted: readonly CountedEvents[];
  private readonly take: readonly number[];
  private readonly lapses: readonly (number | null)[];
  private readonly anyLapses: boolean;
  private readonly taken: Float64Array;
  /** Of the lead, the minutes at which something counts or expires; ascending. */
  private rising = new Int32Array(64);
  /** Places whose leads went. */
  private left = 0;

  constructor(
    private readonly columns: Columns,
    private readonly spans: Spans,
    /** The stretches that the leads' moments are in. */
    private stretches: Stretches,
    private readonly rulesBySignature: Lists,
    { engagement }: Criteria,
    /** By rule, how many events count at most, first by time. */
    take: readonly number[],
  ) {
    this.placeOf = new Uint32Array(leadCount(columns));
    // Nobody has place 0.
    this.leads.push(0);
    this.ends.push(0);
    this.take = take;
    this.taken = new Float64Array(take.length);
    this.counted = take.map(() => ({ leads: naturals(), minutes: integers(), most: 0 }));
    this.lapses = engagement.map(lapseOf);
    this.anyLapses = this.lapses.some((lapse) => lapse !== null);
  }

  /** Lets leads come that are marked and have not yet. */
  addAll(marked: Uint8Array): void {
    for (let lead = 0; lead < marked.length; lead++) {
      if (marked[lead] === 1 && this.placeOf[lead] === 0) this.add(lead);
    }
  }

  /**
   * Goes over to other stretches of the same spans. Leads whose stretches begin and end otherwise go,
   * to come again when they are asked for. False when so many places are left behind that it is better
   * to begin anew.
   */
  moveTo(stretches: Stretches): boolean {
    const { leads, placeOf } = this;
    for (let place = 1; place < leads.length; place++) {
      const lead = leads.at(place);
      if (placeOf[lead] !== place || endAlike(this.stretches, stretches, lead)) continue;
      placeOf[lead] = 0;
      this.left += 1;
    }
    this.stretches = stretches;
    return 2 * this.left <= leads.length;
  }

  private add(lead: number): void {
    this.placeOf[lead] = this.leads.length;
    const { at, from, until } = this.stretches;
    const first = at[lead] as number;
    const last = at[lead + 1] as number;
    const rising = this.count(lead, until[last - 1] as number);
    // After a return from nurture something new must be done first.
    const counted = rising > 0 ? (this.rising[0] as number) : Number.POSITIVE_INFINITY;
    const earliest = this.spans.since[lead] === NONE ? NONE : counted;
    let next = 0;
    for (let stretch = first; stretch < last; stretch++) {
      const begin = Math.max(from[stretch] as number, earliest);
      const end = until[stretch] as number;
      if (begin > end) continue;
      while (next < rising && (this.rising[next] as number) <= begin) next += 1;
      let now = begin;
      for (;;) {
        this.minutes.push(now);
        this.stretch.push(stretch - first);
        while (next < rising && this.rising[next] === now) next += 1;
        if (next === rising || (this.rising[next] as number) > end) break;
        now = this.rising[next] as number;
      }
    }
    this.leads.push(lead);
    this.ends.push(this.minutes.length);
  }

  /** Takes note of the lead's events that count by a minute; how many minutes `rising` has. */
  private count(lead: number, until: number): number {
    const { eventsAt, eventMinute, eventSignature } = this.columns;
    const { at, of } = this.rulesBySignature;
    const { take, taken, counted } = this;
    const since = this.spans.since[lead] as number;
    const end = eventsAt[lead + 1] as number;
    taken.fill(0);
    let filled = 0;
    for (let event = eventsAt[lead] as number; event < end; event++) {
      const minute = eventMinute[event] as number;
      if (minute > until) break;
      if (minute <= since && since !== NONE) continue;
      const signature = eventSignature[event] as number;
      const last = at[signature + 1] as number;
      for (let i = at[signature] as number; i < last; i++) {
        const rule = of[i] as number;
        const before = taken[rule] as number;
        if (before >= (take[rule] as number)) continue;
        taken[rule] = before + 1;
        (counted[rule] as CountedEvents).minutes.push(minute);
        if (filled + 2 > this.rising.length) this.makeRoom();
        this.rising[filled] = minute;
        filled += 1;
        const lapse = this.lapses[rule] as number | null;
        if (lapse === null) continue;
        this.rising[filled] = minute + lapse;
        filled += 1;
      }
    }
    for (let r = 0; r < counted.length; r++) {
      const events = taken[r] as number;
      if (events === 0) continue;
      const rule = counted[r] as CountedEvents;
      rule.leads.push(this.leads.length);
      rule.leads.push(rule.minutes.length);
      if (events > rule.most) rule.most = events;
    }
    if (this.anyLapses) this.rising.subarray(0, filled).sort();
    return filled;
  }

  private makeRoom(): void {
    const { rising } = this;
    this.rising = new Int32Array(2 * rising.length);
    this.rising.set(rising);
  }
}
