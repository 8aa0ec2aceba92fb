import type { CompiledEngagementRule } from "../compile";
import type { Criteria } from "../criteria";
import { halving } from "../decay";
import { NONE } from "./columns";

/** As far as tables go: ages of about two years in minutes. What is beyond is asked each time. */
const TABLED = 2 ** 20;

/** What is asked for once by a whole number; NONE where it was not asked yet. */
export class Table {
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

  at(place: number): number {
    const value = place < this.known.length ? (this.known[place] as number) : NONE;
    return value === NONE ? this.ask(place) : value;
  }
}

/** What is left of points that halve every so many days, by age: asked of `Math` only once. */
export class Halvings {
  private known = new Map<number, Float64Array>();

  /** Lets go of what these criteria do not ask for. */
  keep({ engagement }: Criteria): void {
    const asked = new Set(
      engagement.map(({ decay }) => (decay.kind === "halfLife" ? decay.days : 0)),
    );
    for (const days of this.known.keys()) if (!asked.has(days)) this.known.delete(days);
  }

  of(days: number): (age: number) => number {
    const left = this.known.get(days) ?? new Float64Array(TABLED);
    this.known.set(days, left);
    const halved = halving(days);
    return (age) => {
      if (age >= TABLED) return halved(age);
      const known = left[age] as number;
      if (known !== 0) return known;
      const value = halved(age);
      left[age] = value;
      return value;
    };
  }
}

/** What the counted events of a rule give at a moment; millipoints. */
export type Share = {
  /** The age in minutes from which an event gives nothing; Infinity when there is none. */
  spentAt: number;
} & (
  | {
      /** Each the same at all ages below `spentAt`. */
      kind: "steady";
      each: number;
    }
  | {
      /** Each by itself, by its age. */
      kind: "fading";
      worths: Table;
    }
  | {
      /** By the number of those that are not spent. */
      kind: "counted";
      total(events: number): number;
    }
  | {
      /** The sum of what each gives by its age, cut by a cap. */
      kind: "capped";
      worths: Table;
      cap: number;
    }
);

export function shareOf(rule: CompiledEngagementRule, worth: (age: number) => number): Share {
  const { gradual, expiresAt, spentAt, cap } = rule;
  const isCapped = cap !== Number.POSITIVE_INFINITY;
  if (gradual) {
    const worths = new Table(spentAt, worth);
    return isCapped
      ? { kind: "capped", worths, spentAt, cap }
      : { kind: "fading", worths, spentAt };
  }
  const expiry = expiresAt ?? Number.POSITIVE_INFINITY;
  const each = worth(0);
  return isCapped
    ? { kind: "counted", total: totalOf(each, cap), spentAt: expiry }
    : { kind: "steady", each, spentAt: expiry };
}

function totalOf(each: number, cap: number): (events: number) => number {
  return (events) => Math.min(events * each, cap);
}

/** By the number of events, if that is all that matters. */
function totalIn(share: Share): ((events: number) => number) | null {
  if (share.kind === "counted") return share.total;
  return share.kind === "steady" ? totalOf(share.each, Number.POSITIVE_INFINITY) : null;
}

/** By an event's age, if each gives by itself. */
function worthIn(share: Share): ((age: number) => number) | null {
  if (share.kind === "fading") return (age) => share.worths.at(age);
  return share.kind === "steady" ? (age) => (age < share.spentAt ? share.each : 0) : null;
}

/** What must be added to one share to give another, if that is one by itself. */
export function between(from: Share, to: Share): Share | null {
  const spentAt = Math.max(from.spentAt, to.spentAt);
  const [before, after] = [totalIn(from), totalIn(to)];
  if (from.spentAt === to.spentAt && before && after) {
    if (from.kind === "steady" && to.kind === "steady") {
      return { kind: "steady", each: to.each - from.each, spentAt };
    }
    return { kind: "counted", total: (events) => after(events) - before(events), spentAt };
  }
  const [old, next] = [worthIn(from), worthIn(to)];
  if (!old || !next) return null;
  return {
    kind: "fading",
    worths: new Table(spentAt, (age) => next(age) - old(age)),
    spentAt,
  };
}
