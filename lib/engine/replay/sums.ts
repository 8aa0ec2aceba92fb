import type { CompiledCriteria, CompiledEngagementRule } from "../compile";
import { halved } from "../decay";
import type { CountedEvents, Moments } from "./moments";
import { between, type Share, type Shares, type Worths } from "./shares";

type Values = Int32Array | Float64Array;

/** Some leads' events that count for a rule, by place in its `leads`. */
interface Range {
  from: number;
  to: number;
}

/** Adds `sign` times what a rule's events give to the moments. */
class Addition {
  private readonly minutes: Int32Array;
  private readonly ends: Uint32Array;

  constructor(
    private readonly values: Values,
    moments: Moments,
    private readonly events: CountedEvents,
    private readonly range: Range,
  ) {
    this.minutes = moments.minutes.values;
    this.ends = moments.ends.values;
  }

  run(share: Share, sign: 1 | -1): void {
    const { kind } = share;
    if (kind === "counted") this.addCounted(share.spentAt, (events) => sign * share.total(events));
    else if (kind === "halving") this.addHalving(share, sign);
    else if (kind === "capped") this.addCapped(share.spentAt, share.worths, share.cap, sign);
    else this.addFading(share.spentAt, share.worths, sign);
  }

  /** Each event by its age, to all moments of its lead from it on, until it is spent. */
  private addFading(spentAt: number, worths: Worths, sign: 1 | -1): void {
    const { values, minutes: times, ends } = this;
    const leads = this.events.leads.values;
    const minutes = this.events.minutes.values;
    let { tabled } = worths;
    let event = this.range.from === 0 ? 0 : (leads[this.range.from - 1] as number);
    for (let place = this.range.from; place < this.range.to; place += 2) {
      const lead = leads[place] as number;
      const end = leads[place + 1] as number;
      const last = ends[lead] as number;
      let first = ends[lead - 1] as number;
      for (; event < end; event++) {
        const when = minutes[event] as number;
        while (first < last && (times[first] as number) < when) first += 1;
        for (let moment = first; moment < last; moment++) {
          const age = (times[moment] as number) - when;
          if (age >= spentAt) break;
          if (age >= tabled.length) {
            values[moment] = (values[moment] as number) + sign * worths.at(age);
            tabled = worths.tabled;
          } else values[moment] = (values[moment] as number) + sign * (tabled[age] as number);
        }
      }
    }
  }

  /** As fading, without a table for each number of points that a slider goes through. */
  private addHalving(share: Extract<Share, { kind: "halving" }>, sign: 1 | -1): void {
    const { spentAt, halving, full, less } = share;
    const { values, minutes: times, ends } = this;
    const leads = this.events.leads.values;
    const minutes = this.events.minutes.values;
    let { left } = halving;
    let event = this.range.from === 0 ? 0 : (leads[this.range.from - 1] as number);
    for (let place = this.range.from; place < this.range.to; place += 2) {
      const lead = leads[place] as number;
      const end = leads[place + 1] as number;
      const last = ends[lead] as number;
      let first = ends[lead - 1] as number;
      for (; event < end; event++) {
        const when = minutes[event] as number;
        while (first < last && (times[first] as number) < when) first += 1;
        for (let moment = first; moment < last; moment++) {
          const age = (times[moment] as number) - when;
          if (age >= spentAt) break;
          const part = age < left.length ? (left[age] as number) : halving.at(age);
          if (age >= left.length) left = halving.left;
          const more = halved(full, part) - halved(less, part);
          values[moment] = (values[moment] as number) + sign * more;
        }
      }
    }
  }

  /** What so many events give together that are not spent. */
  private addCounted(spentAt: number, total: (events: number) => number): void {
    const { values } = this;
    const totals = Float64Array.from({ length: this.events.most + 1 }, (_, n) => total(n));
    this.eachMoment(spentAt, (moment, _, live, next) => {
      values[moment] = (values[moment] as number) + (totals[next - live] as number);
    });
  }

  /** What events give together by their ages, which the cap cuts. */
  private addCapped(spentAt: number, worths: Worths, cap: number, sign: 1 | -1): void {
    const { values } = this;
    const minutes = this.events.minutes.values;
    this.eachMoment(spentAt, (moment, now, live, next) => {
      let sum = 0;
      // The latest are worth the most.
      for (let event = next - 1; event >= live && sum < cap; event--) {
        sum += worths.at(now - (minutes[event] as number));
      }
      values[moment] = (values[moment] as number) + sign * Math.min(sum, cap);
    });
  }

  /** Visits moments with the first event that is not spent yet, and the first that is to come. */
  private eachMoment(
    spentAt: number,
    visit: (moment: number, now: number, live: number, next: number) => void,
  ): void {
    const { minutes: times, ends } = this;
    const leads = this.events.leads.values;
    const minutes = this.events.minutes.values;
    let begin = this.range.from === 0 ? 0 : (leads[this.range.from - 1] as number);
    for (let place = this.range.from; place < this.range.to; place += 2) {
      const lead = leads[place] as number;
      const end = leads[place + 1] as number;
      const last = ends[lead] as number;
      const first = minutes[begin] as number;
      let moment = ends[lead - 1] as number;
      while (moment < last && (times[moment] as number) < first) moment += 1;
      let live = begin;
      let next = begin;
      for (; moment < last; moment++) {
        const now = times[moment] as number;
        while (next < end && (minutes[next] as number) <= now) next += 1;
        while (live < next && now - (minutes[live] as number) >= spentAt) live += 1;
        visit(moment, now, live, next);
      }
      begin = end;
    }
  }
}

/** What one rule gives as the sums stand. */
interface Part {
  events: CountedEvents;
  /** Null as long as it is not in the sums. */
  share: Share | null;
  /** How far in the events' `leads` it is in the sums. */
  known: number;
}

function newPart(events: CountedEvents): Part {
  return { events, share: null, known: 0 };
}

/**
 * The engagement at every moment, before the group's cap, to the last millipoint. It is brought
 * from one set of points, caps and decays to the next by what changed rules give more or less.
 */
export class Sums {
  /** By moment, and room for more; whole numbers. */
  values: Values = new Int32Array(0);
  private parts: Part[];

  constructor(
    private readonly moments: Moments,
    private readonly shares: Shares,
  ) {
    this.parts = moments.counted.map(newPart);
  }

  /** Brings the sums to criteria whose moments these are, and to the leads that have come. */
  bring(compiled: CompiledCriteria): void {
    this.makeRoom(compiled.engagement);
    this.shares.of(compiled).forEach((share, r) => {
      const part = this.parts[r];
      if (!part) throw new Error("The moments are those of other rules");
      if (share !== part.share) this.change(part, share);
      const { length } = part.events.leads;
      if (part.known < length) this.add(part, { from: part.known, to: length }, share, 1);
      part.known = length;
    });
  }

  /** Makes a rule's old share the new one, of the leads whose sums have it. */
  private change(part: Part, after: Share): void {
    const before = part.share;
    part.share = after;
    const known = { from: 0, to: part.known };
    if (!before || part.known === 0) return;
    const difference = between(before, after);
    if (difference) this.add(part, known, difference, 1);
    else {
      this.add(part, known, before, -1);
      this.add(part, known, after, 1);
    }
  }

  private add({ events }: Part, range: Range, share: Share, sign: 1 | -1): void {
    new Addition(this.values, this.moments, events, range).run(share, sign);
  }

  /** For all moments; wider, and anew, if the sums of some lead may not fit into 32 bits. */
  private makeRoom(rules: readonly CompiledEngagementRule[]): void {
    const most = rules.reduce((sum, { worth, cap }, r) => {
      const events = this.parts[r]?.events.most ?? 0;
      return sum + Math.min(events * Math.abs(worth(0)), cap);
    }, 0);
    const room = this.moments.minutes.values.length;
    if (most >= 2 ** 31 && this.values instanceof Int32Array) {
      this.values = new Float64Array(room);
      this.parts = this.parts.map(({ events }) => newPart(events));
    }
    if (this.values.length >= room) return;
    const { values } = this;
    this.values = values instanceof Int32Array ? new Int32Array(room) : new Float64Array(room);
    this.values.set(values);
  }
}
