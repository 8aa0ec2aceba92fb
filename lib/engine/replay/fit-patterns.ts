import type { CompiledCriteria } from "../compile";

/** Up to this many truths make a whole number of their own. */
const BITS = 52;

/** Which fit rules hold together, each combination under a number: leads share a few of them. */
export class FitPatterns {
  private readonly codes = new Map<number | string, number>();
  private readonly patterns: Uint8Array[] = [];

  constructor(
    /** Where the fit rules stand among the tests. */
    private readonly from: number,
    private readonly end: number,
  ) {}

  /** The number of what holds among all tests. */
  codeOf(holds: Uint8Array): number {
    const key = this.end - this.from <= BITS ? this.bits(holds) : this.text(holds);
    const known = this.codes.get(key);
    if (known !== undefined) return known;
    const code = this.patterns.push(holds.slice(this.from, this.end)) - 1;
    this.codes.set(key, code);
    return code;
  }

  private bits(holds: Uint8Array): number {
    let bits = 0;
    for (let test = this.from; test < this.end; test++) bits = 2 * bits + (holds[test] as number);
    return bits;
  }

  private text(holds: Uint8Array): string {
    return holds.subarray(this.from, this.end).join("");
  }

  /** By number, 1 where the points of what holds reach the threshold; millipoints. */
  fits(rules: CompiledCriteria["fit"], threshold: number): Uint8Array {
    return Uint8Array.from(this.patterns, (holds) => {
      const sum = rules.reduce((total, { points }, i) => total + points * (holds[i] ?? 0), 0);
      return sum >= threshold ? 1 : 0;
    });
  }
}
