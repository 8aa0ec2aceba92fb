import type { CompiledCriteria, CompiledEngagementRule } from "../compile";
import { NONE } from "./columns";
import type { CountedEvents, Moments } from "./moments";

/** As far as tables go: ages of about two years in minutes. What is beyond is asked each time. */
const TABLED = 2 ** 20;

/** What the counted events of a rule give at a moment; millipoints. */
type Share = {
  /** The age in minutes from which an event gives nothing; Infinity when there is none. */
  spentAt: number;
} & (
  | {
      /** Each by itself, by its age; or the same at all ages below `spentAt`. */
      kind: "fading" | "steady";
      worth(age: number): number;
    }
  | {
      /** By the number of those that are not spent. */
      kind: "counted";
      total(events: number): number;
    }
  | {
      /** The sum of what each gives by its age, cut by a cap. */
      kind: "capped";
      worth(age: number): number;
      cap: number;
    }
);

function shareOf({ worth, gradual, expiresAt, spentAt, cap }: CompiledEngagementRule): Share {
  const isCapped = cap !== Number.POSITIVE_INFINITY;
  if (gradual) {
    return isCapped ? { kind: "capped", worth, spentAt, cap } : { kind: "fading", worth, spentAt };
  }
  const expiry = expiresAt ?? Number.POSITIVE_INFINITY;
  return isCapped
    ? { kind: "counted", total: totalOf(worth(0), cap), spentAt: expiry }
    : { kind: "steady", worth, spentAt: expiry };
}

function totalOf(each: number, cap: number): (events: number) => number {
  return (events) => Math.min(events * each, cap);
}

/** By the number of events, if that is all that matters. */
function totalIn(share: Share): ((events: number) => number) | null {
  if (share.kind === "counted") return share.total;
  return share.kind === "steady" ? totalOf(share.worth(0), Number.POSITIVE_INFINITY) : null;
}

/** What must be added to one share to give another, if that is one by itself. */
function between(from: Share, to: Share): Share | null {
  const isSpentAlike = from.spentAt === to.spentAt;
  const [before, after] = [totalIn(from), totalIn(to)];
  if (isSpentAlike && before && after) {
    if (from.kind === "steady" && to.kind === "steady") {
      return { ...to, worth: (age) => to.worth(age) - from.worth(age) };
    }
    return { ...to, kind: "counted", total: (events) => after(events) - before(events) };
  }
  if (from.kind === "counted" || from.kind === "capped") return null;
  if (to.kind === "counted" || to.kind === "capped") return null;
  return {
    kind: "fading",
    worth: (age) => to.worth(age) - from.worth(age),
    spentAt: Math.max(from.spentAt, to.spentAt),
  };
}

type Values = Int32Array | Float64Array;
type Timed = Pick<Moments, "at" | "minute" | "counted">;

/** What is asked for once by a whole number; NONE where it was not asked yet. */
class Table {
  readonly known: Int32Array;

  constructor(
    size: number,
    private readonly of: (place: number) => number,
  ) {
    this.known = new Int32Array(Math.min(size, TABLED)).fill(NONE);
  }

  ask(place: number): number {
    const value = this.of(place);
    // What is wider than the table stays asked for.
    if (place < this.known.length && (value | 0) === value) this.known[place] = value;
    return value;
  }
}

/** Adds `sign` times what a rule's events give to the moments, some leads at a time. */
class Addition {
  private readonly table: Table;
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
    const { kind, spentAt } = share;
    if (kind === "counted") this.table = new Table(events.most + 1, (n) => sign * share.total(n));
    // The cap cuts what was not turned around yet.
    else if (kind === "capped") this.table = new Table(spentAt, share.worth);
    else this.table = new Table(kind === "steady" ? 0 : spentAt, (age) => sign * share.worth(age));
  }

  /** Goes on with all leads below this one. */
  run(until: number): void {
    const { leads } = this.events;
    let end = this.place;
    if (until > (leads.at(-2) ?? -1)) end = leads.length;
    else while ((leads[end] as number) < until) end += 2;
    const { share } = this;
    if (share.kind === "steady") this.addSteady(end, share.worth(0));
    else if (share.kind === "counted") this.addCounted(end);
    else if (share.kind === "capped") this.addCapped(end, share.cap);
    else this.addFading(end);
    this.event = end === 0 ? 0 : (leads[end - 1] as number);
    this.place = end;
  }

  /** The same for each event, to all moments of its lead from it on, until it is spent. */
  private addSteady(until: number, worth: number): void {
    const { values } = this;
    const { at, minute } = this.moments;
    const { leads, minutes } = this.events;
    const { spentAt } = this.share;
    const each = this.sign * worth;
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
    const { values, table } = this;
    const { at, minute } = this.moments;
    const { leads, minutes } = this.events;
    const { spentAt } = this.share;
    const { known } = table;
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
          const worth = age < known.length ? (known[age] as number) : NONE;
          values[moment] = (values[moment] as number) + (worth === NONE ? table.ask(age) : worth);
        }
      }
    }
  }

  /** What so many events give together. */
  private addCounted(until: number): void {
    const { values, table } = this;
    const { known } = table;
    this.eachMoment(until, (moment, live, next) => {
      const total = next - live < known.length ? (known[next - live] as number) : NONE;
      const given = total === NONE ? table.ask(next - live) : total;
      values[moment] = (values[moment] as number) + given;
    });
  }

  /** What events give together by their ages, which the cap cuts. */
  private addCapped(until: number, cap: number): void {
    const { values, table, sign } = this;
    const { minute } = this.moments;
    const { minutes } = this.events;
    const { known } = table;
    this.eachMoment(until, (moment, live, next) => {
      const now = minute[moment] as number;
      let sum = 0;
      for (let event = live; event < next; event++) {
        const age = now - (minutes[event] as number);
        const worth = age < known.length ? (known[age] as number) : NONE;
        sum += worth === NONE ? table.ask(age) : worth;
      }
      values[moment] = (values[moment] as number) + sign * Math.min(sum, cap);
    });
  }

  /** Visits moments with the first event that is not spent yet, and the first that is to come. */
  private eachMoment(
    until: number,
    visit: (moment: number, live: number, next: number) => void,
  ): void {
    const { at, minute } = this.moments;
    const { leads, minutes } = this.events;
    const { spentAt } = this.share;
    let begin = this.event;
    for (let place = this.place; place < until; place += 2) {
      const lead = leads[place] as number;
      const end = leads[place + 1] as number;
      const last = at[lead + 1] as number;
      const first = minutes[begin] as number;
      let moment = at[lead] as number;
      while (moment < last && (minute[moment] as number) < first) moment += 1;
      let live = begin;
      let next = begin;
      for (; moment < last; moment++) {
        const now = minute[moment] as number;
        while (next < end && (minutes[next] as number) <= now) next += 1;
        while (live < next && now - (minutes[live] as number) >= spentAt) live += 1;
        visit(moment, live, next);
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
