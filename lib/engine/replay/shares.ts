import type { CompiledCriteria, CompiledEngagementRule } from "../compile";
import type { Criteria } from "../criteria";
import { type Decay, halved, halving, MILLIPOINTS } from "../decay";

/** As far as tables go: ages of about two years in minutes. What is beyond is asked each time. */
const TABLED = 2 ** 20;
/** Ages that a table holds at first. */
const FEW = 2 ** 12;

type Worth = (age: number) => number;
/** Writes worths into a table by their age, from one age to its end. */
type Fill = (table: Int32Array, from: number) => void;

/** What one event gives by its age in minutes; millipoints, tabled as far as they were asked for. */
export class Worths {
  tabled = new Int32Array(0);

  constructor(
    private readonly of: Worth,
    /** Left out, each age is asked for. */
    private readonly fill: Fill = (table, from) => {
      for (let age = from; age < table.length; age++) table[age] = of(age);
    },
  ) {}

  at(age: number): number {
    return age >= TABLED ? this.of(age) : (this.upTo(age)[age] as number);
  }

  /** The table as far as an age at least. */
  upTo(age: number): Int32Array {
    const { tabled } = this;
    if (age < tabled.length) return tabled;
    this.tabled = new Int32Array(roomFor(age, tabled.length));
    this.tabled.set(tabled);
    this.fill(this.tabled, tabled.length);
    return this.tabled;
  }
}

function roomFor(age: number, known: number): number {
  let room = Math.max(FEW, known);
  while (room <= age) room *= 2;
  return room;
}

/** The share that a half-life leaves by age: `Math` is asked only once for each. */
class Halving {
  private left = new Float64Array(0);
  private readonly of: Worth;

  constructor(days: number) {
    this.of = halving(days);
  }

  /** The shares of that many ages at least. */
  first(ages: number): Float64Array {
    const { left, of } = this;
    if (ages <= left.length) return left;
    this.left = new Float64Array(ages);
    this.left.set(left);
    for (let age = left.length; age < ages; age++) this.left[age] = of(age);
    return this.left;
  }
}

/** What the counted events of a rule give at a moment; millipoints. */
export type Share = {
  /** The age in minutes from which an event gives nothing; Infinity when there is none. */
  spentAt: number;
} & (
  | {
      /** By the number of those that are not spent. */
      kind: "counted";
      total(events: number): number;
      /** What each gives, where no cap cuts them. */
      each: number | null;
    }
  | {
      /** Each by itself, by its age. */
      kind: "fading";
      worths: Worths;
    }
  | {
      /** The sum of what each gives by its age, cut by a cap. */
      kind: "capped";
      worths: Worths;
      cap: number;
    }
);

function shareOf(rule: CompiledEngagementRule, worths: Worths): Share {
  const { gradual, expiresAt, spentAt, cap } = rule;
  const isCapped = cap !== Number.POSITIVE_INFINITY;
  if (gradual) {
    return isCapped
      ? { kind: "capped", worths, spentAt, cap }
      : { kind: "fading", worths, spentAt };
  }
  const each = worths.at(0);
  return {
    kind: "counted",
    total: (events) => Math.min(events * each, cap),
    each: isCapped ? null : each,
    spentAt: expiresAt ?? Number.POSITIVE_INFINITY,
  };
}

/** What rules give, kept from one draft to the next as long as these ask for it. */
export class Shares {
  private shares = new Map<string, Share>();
  /** By half-life in days. */
  private halvings = new Map<number, Halving>();

  /** By engagement rule; the same object for what gives the same. */
  of({ criteria, engagement }: CompiledCriteria): Share[] {
    const { shares, halvings } = this;
    this.shares = new Map();
    this.halvings = new Map();
    return engagement.map((rule, r) => {
      const { points, decay, cap } = criteria.engagement[r] as Criteria["engagement"][number];
      if (decay.kind === "halfLife") {
        const halving = halvings.get(decay.days) ?? new Halving(decay.days);
        halvings.set(decay.days, halving);
        this.halvings.set(decay.days, halving);
      }
      const key = JSON.stringify([points, decay, cap]);
      const share = shares.get(key) ?? shareOf(rule, this.worthsOf(rule, points, decay));
      shares.set(key, share);
      this.shares.set(key, share);
      return share;
    });
  }

  private worthsOf(rule: CompiledEngagementRule, points: number, decay: Decay): Worths {
    const halving = decay.kind === "halfLife" ? this.halvings.get(decay.days) : undefined;
    if (!halving) return new Worths(rule.worth);
    const full = points * MILLIPOINTS;
    return new Worths(rule.worth, (table, from) => {
      const left = halving.first(table.length);
      for (let age = from; age < table.length; age++)
        table[age] = halved(full, left[age] as number);
    });
  }
}

/** What an event gives by its age, if each gives by itself. */
function worthIn(share: Share): Worth | null {
  if (share.kind === "capped") return null;
  if (share.kind === "fading") return (age) => share.worths.at(age);
  const { each, spentAt } = share;
  return each === null ? null : (age) => (age < spentAt ? each : 0);
}

/** What must be added to one share to give another, if that is one by itself. */
export function between(from: Share, to: Share): Share | null {
  const spentAt = Math.max(from.spentAt, to.spentAt);
  if (from.kind === "counted" && to.kind === "counted" && from.spentAt === to.spentAt) {
    const total = (events: number) => to.total(events) - from.total(events);
    return { kind: "counted", total, each: null, spentAt };
  }
  if (from.kind === "fading" && to.kind === "fading") {
    return { kind: "fading", worths: less(to.worths, from.worths), spentAt };
  }
  const [old, next] = [worthIn(from), worthIn(to)];
  if (!old || !next) return null;
  return { kind: "fading", worths: new Worths((age) => next(age) - old(age)), spentAt };
}

/** What one event gives more than another by the same age. */
function less(of: Worths, minus: Worths): Worths {
  return new Worths(
    (age) => of.at(age) - minus.at(age),
    (table, from) => {
      const last = table.length - 1;
      const [more, fewer] = [of.upTo(last), minus.upTo(last)];
      for (let age = from; age <= last; age++) {
        table[age] = (more[age] as number) - (fewer[age] as number);
      }
    },
  );
}
