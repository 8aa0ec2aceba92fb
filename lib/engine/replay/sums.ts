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

/** Adds `sign` times the share of equally worthy events: only their number matters. */
function addSteady(
  values: Values,
  { at, minute }: Moments,
  { leads, ends, minutes }: CountedEvents,
  { worth, spentAt, cap }: Share,
  sign: number,
): void {
  const each = worth(0);
  let begin = 0;
  for (let i = 0; i < leads.length; i++) {
    const end = ends[i] as number;
    const lead = leads[i] as number;
    const last = at[lead + 1] as number;
    let live = begin;
    let next = begin;
    for (let moment = at[lead] as number; moment < last; moment++) {
      const now = minute[moment] as number;
      while (next < end && (minutes[next] as number) <= now) next += 1;
      while (live < next && now - (minutes[live] as number) >= spentAt) live += 1;
      const sum = Math.min((next - live) * each, cap);
      values[moment] = (values[moment] as number) + sign * sum;
    }
    begin = end;
  }
}

/** Adds `sign` times the share of events of which each counts by its own age. */
function addFading(
  values: Values,
  { at, minute }: Moments,
  { leads, ends, minutes }: CountedEvents,
  { worth, spentAt, cap }: Share,
  sign: number,
): void {
  const table = new Int32Array(Math.min(spentAt, TABLED_AGES)).fill(NONE);
  const worthAt = (age: number) => {
    const known = worth(age);
    if (age < table.length) table[age] = known;
    return known;
  };
  let begin = 0;
  for (let i = 0; i < leads.length; i++) {
    const end = ends[i] as number;
    const lead = leads[i] as number;
    const last = at[lead + 1] as number;
    let live = begin;
    let next = begin;
    for (let moment = at[lead] as number; moment < last; moment++) {
      const now = minute[moment] as number;
      while (next < end && (minutes[next] as number) <= now) next += 1;
      while (live < next && now - (minutes[live] as number) >= spentAt) live += 1;
      let sum = 0;
      for (let event = live; event < next; event++) {
        const age = now - (minutes[event] as number);
        const known = age < table.length ? (table[age] as number) : NONE;
        sum += known === NONE ? worthAt(age) : known;
      }
      values[moment] = (values[moment] as number) + sign * Math.min(sum, cap);
    }
    begin = end;
  }
}

/**
 * The engagement at every moment, before the group's cap, to the last millipoint. It is brought
 * from one set of points, caps and decays to the next by what changed rules give more or less.
 */
export class Sums {
  /** By moment; whole numbers. */
  values: Values;
  private shares: (Share | null)[];
  private keys: string[];

  constructor(private readonly moments: Moments) {
    this.values = new Int32Array(moments.minute.length);
    this.shares = moments.counted.map(() => null);
    this.keys = moments.counted.map(() => "");
  }

  /** Brings the sums to criteria whose moments these are; whether any of them changed. */
  bring({ criteria, engagement }: CompiledCriteria): boolean {
    this.makeWide(engagement);
    let changed = false;
    engagement.forEach((rule, r) => {
      const drawn = criteria.engagement[r];
      const key = JSON.stringify([drawn?.points, drawn?.decay, drawn?.cap]);
      if (key === this.keys[r]) return;
      this.keys[r] = key;
      changed = true;
      const before = this.shares[r] ?? null;
      const after = shareOf(rule);
      this.shares[r] = after;
      const difference = before && between(before, after);
      if (difference) this.add(r, difference, 1);
      else {
        if (before) this.add(r, before, -1);
        this.add(r, after, 1);
      }
    });
    return changed;
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

  private add(r: number, share: Share, sign: number): void {
    const counted = this.moments.counted[r];
    if (!counted) throw new Error("The moments are those of other rules");
    const add = share.steady ? addSteady : addFading;
    add(this.values, this.moments, counted, share, sign);
  }
}
