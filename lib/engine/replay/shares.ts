import { type Decay, halving, MINUTES_PER_DAY } from "../decay";

/** As far as tables go: ages of about two years in minutes. What is beyond is asked each time. */
const TABLED = 2 ** 20;
/** Ages that a table holds at first. */
const FEW = 2 ** 12;
/** Half-lives of which tables are kept. */
const KEPT = 8;

/** The share that a half-life leaves by age: `Math` is asked only once for each. */
class Halving {
  private left = new Float64Array(0);
  private readonly of: (age: number) => number;

  constructor(days: number) {
    this.of = halving(days);
  }

  at(age: number): number {
    if (age >= TABLED) return this.of(age);
    if (age >= this.left.length) this.makeRoom(age);
    return this.left[age] as number;
  }

  private makeRoom(age: number): void {
    const { left, of } = this;
    let room = Math.max(FEW, left.length);
    while (room <= age) room *= 2;
    this.left = new Float64Array(room);
    this.left.set(left);
    for (let next = left.length; next < room; next++) this.left[next] = of(next);
  }
}

/** What decays leave of an event's points, with tables that are kept from one draft to the next. */
export class Shares {
  /** By half-life in days. */
  private readonly halvings = new Map<number, Halving>();

  /** The share of an event's points that a decay leaves by age in minutes, before it is rounded. */
  leftUnder(decay: Decay): (age: number) => number {
    if (decay.kind === "none") return () => 1;
    if (decay.kind === "halfLife") {
      const halving = this.halvingOf(decay.days);
      return (age) => halving.at(age);
    }
    const span = decay.days * MINUTES_PER_DAY;
    if (decay.kind === "expire") return (age) => (age < span ? 1 : 0);
    return (age) => Math.max(0, span - age) / span;
  }

  private halvingOf(days: number): Halving {
    const { halvings } = this;
    const halving = halvings.get(days) ?? new Halving(days);
    if (halvings.size === KEPT && !halvings.has(days)) halvings.clear();
    halvings.set(days, halving);
    return halving;
  }
}
