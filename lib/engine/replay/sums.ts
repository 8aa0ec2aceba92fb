import type { CompiledCriteria, CompiledEngagementRule } from "../compile";
import { NONE } from "./columns";
import type { CountedEvents, Moments } from "./moments";

/** Ages in minutes that a table of worths is made for, about two years; older ones are asked. */
const TABLED_AGES = 2 ** 20;

/** What the counted events of a rule give together at a moment; millipoints. */
interface Share {
  /** By age in minutes, what one event gives. */
  worth(age: number): number;
  /** Whether it gives the same at every age below `spentAt`. */
  steady: boolean;
  /** The age from which it gives nothing; Infinity when there is none. */
  spentAt: number;
  /** Infinity without one. */
  cap: number;
}

function shareOf({ worth, gradual, expiresAt, spentAt, cap }: CompiledEngagementRule): Share {
  const steadySpentAt = expiresAt ?? Number.POSITIVE_INFINITY;
  return { worth, steady: !gradual, spentAt: gradual ? spentAt : steadySpentAt, cap };
}

/** What must be added to one share to give another, if that is one by itself. */
function between(from: Share, to: Share): Share | null {
  if (from.cap !== Number.POSITIVE_INFINITY || to.cap !== Number.POSITIVE_INFINITY) return null;
  return {
    worth: (age) => to.worth(age) - from.worth(age),
    steady: from.steady && to.steady && from.spentAt === to.spentAt,
    spentAt: Math.max(from.spentAt, to.spentAt),
    cap: Number.POSITIVE_INFINITY,
  };
}

type Values = Int32Array | Float64Array;
type Timed = Pick<Moments, "at" | "minute" | "counted">;

/** Worths by age that are asked for once. */
class Worths {
  readonly table: Int32Array;

  constructor(private readonly share: Share) {
    const ages = share.steady ? 1 : Math.min(share.spentAt, TABLED_AGES);
    this.table = new Int32Array(ages).fill(NONE);
  }

  ask(age: number): number {
    const worth = this.share.worth(age);
    if (age < this.table.length) this.table[age] = worth;
    return worth;
  }
}

/** Adds `sign` times what a rule's events give to the moments, some leads at a time. */
class Addition {
  private readonly worths: Worths;
  /** The next place in the events' `leads`, and the first event of that lead. */
  private place = 0;
  private event = 0;

  constructor(
    private readonly values: Values,
    private readonly moments: Timed,
    private readonly events: CountedEvents,
    private readonly share: Share,
    private readonly sign: 1 | -1,
  ) {
    this.worths = new Worths(share);
  }

  /** Goes on with all leads below this one. */
  run(until: number): void {
    const { leads } = this.events;
    let end = this.place;
    if (until > (leads.at(-2) ?? -1)) end = leads.length;
    else while ((leads[end] as number) < until) end += 2;
    if (this.share.cap !== Number.POSITIVE_INFINITY) this.addCapped(end);
    else if (this.share.steady) this.addSteady(end);
    else this.addFading(end);
    this.event = end === 0 ? 0 : (leads[end - 1] as number);
    this.place = end;
  }

  /** The same for each event, to all moments of its lead from it on, until it is spent. */
  private addSteady(until: number): void {
    const { values } = this;
    const { at, minute } = this.moments;
    const { leads, minutes } = this.events;
    const { spentAt } = this.share;
    const each = this.sign * this.worths.ask(0);
    let { event } = this;
    for (let place = this.place; place < until; place += 2) {
      const lead = leads[place] as number;
      const end = leads[place + 1] as number;
      const last = at[lead + 1] as number;
      let first = at[lead] as number;
      for (; event < end; event++) {
        const when = minutes[event] as number;
        while (first < last && (minute[first] as number) < when) first += 1;
        for (let moment = first; moment < last; moment++) {
          if ((minute[moment] as number) - when >= spentAt) break;
          values[moment] = (values[moment] as number) + each;
        }
      }
    }
  }

  /** The same where each event gives by its own age. */
  private addFading(until: number): void {
    const { values, worths, sign } = this;
    const { at, minute } = this.moments;
    const { leads, minutes } = this.events;
    const { spentAt } = this.share;
    const { table } = worths;
    let { event } = this;
    for (let place = this.place; place < until; place += 2) {
      const lead = leads[place] as number;
      const end = leads[place + 1] as number;
      const last = at[lead + 1] as number;
      let first = at[lead] as number;
      for (; event < end; event++) {
        const when = minutes[event] as number;
        while (first < last && (minute[first] as number) < when) first += 1;
        for (let moment = first; moment < last; moment++) {
          const age = (minute[moment] as number) - when;
          if (age >= spentAt) break;
          const known = age < table.length ? (table[age] as number) : NONE;
          const worth = known === NONE ? worths.ask(age) : known;
          values[moment] = (values[moment] as number) + sign * worth;
        }
      }
    }
  }

  /** What the events of a lead give together, which the cap cuts. */
  private addCapped(until: number): void {
    const { values, worths, sign } = this;
    const { at, minute } = this.moments;
    const { leads, minutes } = this.events;
    const { spentAt, steady, cap } = this.share;
    const { table } = worths;
    const each = worths.ask(0);
    let begin = this.event;
    for (let place = this.place; place < until; place += 2) {
      const end = leads[place + 1] as number;
      const lead = leads[place] as number;
      const last = at[lead + 1] as number;
      let live = begin;
      let next = begin;
      for (let moment = at[lead] as number; moment < last; moment++) {
        const now = minute[moment] as number;
        while (next < end && (minutes[next] as number) <= now) next += 1;
        while (live < next && now - (minutes[live] as number) >= spentAt) live += 1;
        let sum = steady ? (next - live) * each : 0;
        for (let event = steady ? next : live; event < next; event++) {
          const age = now - (minutes[event] as number);
          const known = age < table.length ? (table[age] as number) : NONE;
          sum += known === NONE ? worths.ask(age) : known;
        }
        values[moment] = (values[moment] as number) + sign * Math.min(sum, cap);
      }
      begin = end;
    }
  }
}

/** Leads whose moments and sums stay in the processor's cache while rule after rule adds to them. */
const LEADS_AT_ONCE = 4096;

/**
 * The engagement at every moment, before the group's cap, to the last millipoint. It is brought
 * from one set of points, caps and decays to the next by what changed rules give more or less.
 */
export class Sums {
  /** By moment; whole numbers. */
  values: Values;
  private shares: (Share | null)[];
  private keys: string[];

  constructor(private readonly moments: Timed) {
    this.values = new Int32Array(moments.minute.length);
    this.shares = moments.counted.map(() => null);
    this.keys = moments.counted.map(() => "");
  }

  /** Brings the sums to criteria whose moments these are; whether any of them changed. */
  bring({ criteria, engagement }: CompiledCriteria): boolean {
    this.makeWide(engagement);
    const additions = engagement.flatMap((rule, r) => {
      const drawn = criteria.engagement[r];
      const key = JSON.stringify([drawn?.points, drawn?.decay, drawn?.cap]);
      if (key === this.keys[r]) return [];
      this.keys[r] = key;
      return this.additionsFor(r, shareOf(rule));
    });
    if (additions.length === 0) return false;
    const leads = this.moments.at.length - 1;
    const atOnce = additions.length === 1 ? leads : LEADS_AT_ONCE;
    for (let until = 0; until < leads; ) {
      until = Math.min(until + atOnce, leads);
      for (const addition of additions) addition.run(until);
    }
    return true;
  }

  /** What makes a rule's old share the new one. */
  private additionsFor(r: number, after: Share): Addition[] {
    const events = this.moments.counted[r];
    if (!events) throw new Error("The moments are those of other rules");
    const before = this.shares[r] ?? null;
    this.shares[r] = after;
    const add = (share: Share, sign: 1 | -1) =>
      new Addition(this.values, this.moments, events, share, sign);
    if (!before) return [add(after, 1)];
    const difference = between(before, after);
    return difference ? [add(difference, 1)] : [add(before, -1), add(after, 1)];
  }

  /** Starts anew with wider numbers if the sums of some lead may not fit into 32 bits. */
  private makeWide(rules: readonly CompiledEngagementRule[]): void {
    const most = rules.reduce((sum, { worth, cap }, r) => {
      const events = this.moments.counted[r]?.most ?? 0;
      return sum + Math.min(events * Math.abs(worth(0)), cap);
    }, 0);
    if (most < 2 ** 31 || this.values instanceof Float64Array) return;
    this.values = new Float64Array(this.moments.minute.length);
    this.shares = this.shares.map(() => null);
    this.keys = this.keys.map(() => "");
  }
}
