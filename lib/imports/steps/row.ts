import type { RowValues } from "./cells";

/** Clocks run ahead a little; what is further in the future is a mistake. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** Takes typed values out of a row, leaving absent what is not known. */
export class Row {
  readonly problems: string[];

  constructor(
    readonly values: RowValues,
    readonly now: number,
  ) {
    this.problems = [...values.problems];
  }

  text(id: string): string | undefined {
    const value = this.values.fields.get(id);
    return value === undefined ? undefined : String(value);
  }

  number(id: string): number | undefined {
    const value = this.values.fields.get(id);
    return typeof value === "number" ? value : undefined;
  }

  /** A moment that lies in the past. */
  past(id: string, label: string): number | undefined {
    const at = this.number(id);
    if (at === undefined) return undefined;
    if (at > this.now + CLOCK_SKEW_MS)
      this.problems.push(
        `${label} lies in the future. Correct the date, or choose in which order dates are written`,
      );
    return Math.min(at, this.now);
  }

  need<T>(value: T | undefined, problem: string): T | undefined {
    // A value that could not be read was named already.
    if (value === undefined && this.values.problems.length === 0) this.problems.push(problem);
    return value;
  }
}
