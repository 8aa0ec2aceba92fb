import type { CompiledCriteria, CompiledEngagementRule } from "../compile";
import type { Criteria } from "../criteria";
import { compileDecay, type Decay, halving } from "../decay";

/** As far as tables go: ages of about two years in minutes. What is beyond is asked each time. */
const TABLED = 2 ** 20;
/** Ages that a table holds at first. */
const FEW = 2 ** 12;

type Worth = (age: number) => number;

/** What one event gives by its age in minutes; millipoints, tabled as far as they were asked for. */
export class Worths {
  tabled = new Int32Array(0);

  constructor(private readonly of: Worth) {}

  at(age: number): number {
    if (age >= TABLED) return this.of(age);
    if (age >= this.tabled.length) this.tableUpTo(age);
    return this.tabled[age] as number;
  }

  private tableUpTo(age: number): void {
    const { tabled, of } = this;
    let room = Math.max(FEW, tabled.length);
    while (room <= age) room *= 2;
    const more = new Int32Array(room);
    more.set(tabled);
    for (let next = tabled.length; next < room; next++) more[next] = of(next);
    this.tabled = more;
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

function shareOf(rule: CompiledEngagementRule, worth: Worth): Share {
  const { gradual, expiresAt, spentAt, cap } = rule;
  const isCapped = cap !== Number.POSITIVE_INFINITY;
  if (gradual) {
    const worths = new Worths(worth);
    return isCapped
      ? { kind: "capped", worths, spentAt, cap }
      : { kind: "fading", worths, spentAt };
  }
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
  /** By half-life in days what is left by age: asked of `Math` only once. */
  private halvings = new Map<number, Float64Array>();

  /** By engagement rule; the same object for what gives the same. */
  of({ criteria, engagement }: CompiledCriteria): Share[] {
    const { shares, halvings } = this;
    this.shares = new Map();
    this.halvings = new Map();
    return engagement.map((rule, r) => {
      const { points, decay, cap } = criteria.engagement[r] as Criteria["engagement"][number];
      if (decay.kind === "halfLife") {
        const left = halvings.get(decay.days) ?? new Float64Array(TABLED);
        halvings.set(decay.days, left);
        this.halvings.set(decay.days, left);
      }
      const key = JSON.stringify([points, decay, cap]);
      const share = shares.get(key) ?? shareOf(rule, this.worthOf(rule, points, decay));
      shares.set(key, share);
      this.shares.set(key, share);
      return share;
    });
  }

  private worthOf(rule: CompiledEngagementRule, points: number, decay: Decay): Worth {
    const left = decay.kind === "halfLife" ? this.halvings.get(decay.days) : undefined;
    if (decay.kind !== "halfLife" || !left) return rule.worth;
    const halved = halving(decay.days);
    return compileDecay(points, decay, (age) => {
      if (age >= TABLED) return halved(age);
      const known = left[age] as number;
      if (known !== 0) return known;
      const value = halved(age);
      left[age] = value;
      return value;
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
  const [old, next] = [worthIn(from), worthIn(to)];
  if (!old || !next) return null;
  return { kind: "fading", worths: new Worths((age) => next(age) - old(age)), spentAt };
}
