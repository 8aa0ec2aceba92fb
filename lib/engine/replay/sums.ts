import type { CompiledCriteria, CompiledEngagementRule } from "../compile";
import { compileDecay } from "../decay";
import { NONE } from "./columns";
import type { CountedEvents, Moments } from "./moments";
import { merged, type Recounted } from "./recount";
import { between, Halvings, type Share, shareOf, Table } from "./shares";

type Values = Int32Array | Float64Array;
type Times = Pick<Moments, "at" | "minute">;
type Timed = Times & Pick<Moments, "counted">;

/** Adds `sign` times what a rule's events give to the moments, some leads at a time. */
class Addition {
  private readonly table: Table;
  /** The next place in the events' `leads`, and the first event of that lead. */
  private place = 0;
  private event = 0;

  constructor(
    private readonly values: Values,
    private readonly moments: Times,
    private readonly events: CountedEvents,
    private readonly share: Share,
    private readonly sign: 1 | -1,
  ) {
    const { kind, spentAt } = share;
    if (kind === "steady") this.table = new Table(0, () => share.each);
    else if (kind === "counted")
      this.table = new Table(events.most + 1, (n) => sign * share.total(n));
    // The cap cuts what was not turned around yet.
    else if (kind === "capped" || sign === 1) this.table = share.worths;
    else this.table = new Table(spentAt, (age) => -share.worths.at(age));
  }

  runAll(): void {
    this.run(this.moments.at.length - 1);
  }

  /** Goes on with all leads below this one. */
  run(until: number): void {
    const { leads } = this.events;
    let end = this.place;
    if (until > (leads.at(-2) ?? -1)) end = leads.length;
    else while ((leads[end] as number) < until) end += 2;
    const { share } = this;
    if (share.kind === "steady") this.addSteady(end, share.each);
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
      if (first === last) event = end;
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
      if (first === last) event = end;
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

/** What one rule gives as the sums stand. */
interface Part {
  events: CountedEvents;
  /** Null as long as it is not in the sums. */
  share: Share | null;
  key: string;
}

function newPart(events: CountedEvents): Part {
  return { events, share: null, key: "" };
}

/**
 * The engagement at every moment, before the group's cap, to the last millipoint. It is brought
 * from one set of points, caps and decays to the next by what changed rules give more or less.
 */
export class Sums {
  /** By moment; whole numbers. */
  values: Values;
  private parts: Part[];
  private readonly halvings = new Halvings();

  constructor(private moments: Timed) {
    this.values = new Int32Array(moments.minute.length);
    this.parts = moments.counted.map(newPart);
  }

  /** Goes on with moments that were counted again, before `bring` is asked for their rules. */
  follow({ moments, between }: Recounted): void {
    const left = [...this.parts];
    const parts = moments.counted.map((events) => {
      const place = left.findIndex((part) => part.events === events);
      return left.splice(place, place < 0 ? 0 : 1)[0] ?? newPart(events);
    });
    for (const { events, share } of left) {
      if (share) new Addition(this.values, this.moments, events, share, -1).runAll();
    }
    for (const more of between) {
      const values = this.newValues(more.minute.length);
      for (const { events, share } of parts) {
        if (share) new Addition(values, more, events, share, 1).runAll();
      }
      this.values = merged(this.values, values, more.before);
    }
    this.parts = parts;
    this.moments = moments;
  }

  /** Brings the sums to criteria whose moments these are; whether any of them changed. */
  bring({ criteria, engagement }: CompiledCriteria): boolean {
    this.makeWide(engagement);
    this.halvings.keep(criteria);
    const additions = engagement.flatMap((rule, r) => {
      const part = this.parts[r];
      if (!part) throw new Error("The moments are those of other rules");
      const drawn = criteria.engagement[r];
      const key = JSON.stringify([drawn?.points, drawn?.decay, drawn?.cap]);
      if (key === part.key) return [];
      part.key = key;
      const halvings = drawn?.decay.kind === "halfLife" ? this.halvings.of(drawn.decay.days) : null;
      const worth =
        drawn && halvings ? compileDecay(drawn.points, drawn.decay, halvings) : rule.worth;
      return this.additionsFor(part, shareOf(rule, worth));
    });
    if (additions.length === 0) return false;
    const [only] = additions;
    if (only && additions.length === 1) {
      only.runAll();
      return true;
    }
    const leads = this.moments.at.length - 1;
    for (let until = 0; until < leads; ) {
      until = Math.min(until + LEADS_AT_ONCE, leads);
      for (const addition of additions) addition.run(until);
    }
    return true;
  }

  /** What makes a rule's old share the new one. */
  private additionsFor(part: Part, after: Share): Addition[] {
    const before = part.share;
    part.share = after;
    const add = (share: Share, sign: 1 | -1) =>
      new Addition(this.values, this.moments, part.events, share, sign);
    if (!before) return [add(after, 1)];
    const difference = between(before, after);
    return difference ? [add(difference, 1)] : [add(before, -1), add(after, 1)];
  }

  /** Starts anew with wider numbers if the sums of some lead may not fit into 32 bits. */
  private makeWide(rules: readonly CompiledEngagementRule[]): void {
    const most = rules.reduce((sum, { worth, cap }, r) => {
      const events = this.parts[r]?.events.most ?? 0;
      return sum + Math.min(events * Math.abs(worth(0)), cap);
    }, 0);
    if (most < 2 ** 31 || this.values instanceof Float64Array) return;
    this.values = new Float64Array(this.moments.minute.length);
    this.parts = this.parts.map(({ events }) => newPart(events));
  }

  private newValues(length: number): Values {
    return this.values instanceof Int32Array ? new Int32Array(length) : new Float64Array(length);
  }
}
