import type { CompiledCriteria, CompiledEngagementRule } from "../compile";
import type { Criteria } from "../criteria";
import { type Decay, halved, halving, MINUTES_PER_DAY } from "../decay";

/** As far as tables go: ages of about two years in minutes. What is beyond is asked each time. */
const TABLED = 2 ** 20;
/** Ages that a table holds at first. */
const FEW = 2 ** 12;

type Worth = (age: number) => number;
type Rule = Criteria["engagement"][number];

/** What one event gives by its age in minutes; millipoints, tabled as far as they were asked for. */
export class Worths {
  tabled = new Int32Array(0);

  constructor(private readonly of: Worth) {}

  at(age: number): number {
    return age >= TABLED ? this.of(age) : (this.upTo(age)[age] as number);
  }

  /** The table as far as an age at least. */
  private upTo(age: number): Int32Array {
    const { tabled, of } = this;
    if (age < tabled.length) return tabled;
    this.tabled = new Int32Array(roomFor(age, tabled.length));
    this.tabled.set(tabled);
    for (let next = tabled.length; next < this.tabled.length; next++) this.tabled[next] = of(next);
    return this.tabled;
  }
}

function roomFor(age: number, known: number): number {
  let room = Math.max(FEW, known);
  while (room <= age) room *= 2;
  return room;
}

/** The share that a half-life leaves by age: `Math` is asked only once for each. */
export class Halving {
  left = new Float64Array(0);
  private readonly of: Worth;

  constructor(days: number) {
    this.of = halving(days);
  }

  at(age: number): number {
    return age >= TABLED ? this.of(age) : (this.upTo(age)[age] as number);
  }

  /** The shares as far as an age at least. */
  upTo(age: number): Float64Array {
    const { left, of } = this;
    if (age < left.length) return left;
    this.left = new Float64Array(roomFor(age, left.length));
    this.left.set(left);
    for (let next = left.length; next < this.left.length; next++) this.left[next] = of(next);
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
      /** Each by itself: what a half-life leaves of `full` millipoints, less what it leaves of others. */
      kind: "halving";
      halving: Halving;
      full: number;
      less: number;
    }
  | {
      /** The sum of what each gives by its age, cut by a cap. */
      kind: "capped";
      worths: Worths;
      cap: number;
    }
);

/** `halving` is that of a half-life. */
function shareOf(rule: CompiledEngagementRule, halving: Halving | undefined): Share {
  const { gradual, expiresAt, spentAt, cap, worth } = rule;
  const isCapped = cap !== Number.POSITIVE_INFINITY;
  if (gradual && isCapped) return { kind: "capped", worths: new Worths(worth), spentAt, cap };
  if (halving) return { kind: "halving", halving, full: worth(0), less: 0, spentAt };
  if (gradual) return { kind: "fading", worths: new Worths(worth), spentAt };
  const each = worth(0);
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
      const { points, decay, cap } = criteria.engagement[r] as Rule;
      const halving = decay.kind === "halfLife" ? halvingOf(decay, halvings) : undefined;
      if (halving && decay.kind === "halfLife") this.halvings.set(decay.days, halving);
      const key = JSON.stringify([points, decay, cap]);
      const share = shares.get(key) ?? shareOf(rule, halving);
      shares.set(key, share);
      this.shares.set(key, share);
      return share;
    });
  }

  /** The share of an event's points that a decay leaves by age in minutes, before it is rounded. */
  leftUnder(decay: Decay): (age: number) => number {
    if (decay.kind === "none") return () => 1;
    if (decay.kind === "halfLife") {
      const halving = halvingOf(decay, this.halvings);
      return (age) => halving.at(age);
    }
    const span = decay.days * MINUTES_PER_DAY;
    if (decay.kind === "expire") return (age) => (age < span ? 1 : 0);
    return (age) => Math.max(0, span - age) / span;
  }
}

/** That of a half-life, known or new; then it is among the known. */
function halvingOf({ days }: { days: number }, known: Map<number, Halving>): Halving {
  const halving = known.get(days) ?? new Halving(days);
  known.set(days, halving);
  return halving;
}

/** What an event gives by its age, if each gives by itself. */
function worthIn(share: Share): Worth | null {
  switch (share.kind) {
    case "capped":
      return null;
    case "fading":
      return (age) => share.worths.at(age);
    case "halving": {
      const { halving, full, less } = share;
      return (age) => halved(full, halving.at(age)) - halved(less, halving.at(age));
    }
    case "counted": {
      const { each, spentAt } = share;
      return each === null ? null : (age) => (age < spentAt ? each : 0);
    }
  }
}

/** What must be added to one share to give another, if that is one by itself. */
export function between(from: Share, to: Share): Share | null {
  const spentAt = Math.max(from.spentAt, to.spentAt);
  if (from.kind === "counted" && to.kind === "counted" && from.spentAt === to.spentAt) {
    const total = (events: number) => to.total(events) - from.total(events);
    return { kind: "counted", total, each: null, spentAt };
  }
  if (from.kind === "halving" && to.kind === "halving" && from.halving === to.halving) {
    return { ...to, less: from.full, spentAt };
  }
  const [old, next] = [worthIn(from), worthIn(to)];
  if (!old || !next) return null;
  return { kind: "fading", worths: new Worths((age) => next(age) - old(age)), spentAt };
}
