import { TRUE } from "../conditions/contract";
import type { Plan } from "./plan";

/** What one lead's gates, fit rules and fast tracks say, by what is known of it and done so far. */
export class Standing {
  /** Millipoints of the fit rules that hold, before the cap. */
  fit = 0;
  /** Gates that are shut. */
  shut = 0;
  /** Exclusions among them. */
  excluding = 0;
  tracksHolding = 0;
  /** How often a fit rule began or ceased to hold. */
  fitTurns = 0;
  /** 1 for each test that holds. */
  readonly holds: Uint8Array;
  private readonly digits: Uint32Array;
  /** By test, the number of the combination of answers. */
  private readonly combinations: Float64Array;
  private readonly state: Uint8Array;
  /** The state of a lead of which nothing is known. */
  private readonly blank: Uint8Array;
  private readonly first: { fit: number; shut: number; excluding: number; tracks: number };
  private readonly exclude: readonly boolean[];
  private readonly points: readonly number[];

  constructor(
    private readonly plan: Plan,
    private readonly attributeOf: Uint32Array,
  ) {
    const { compiled, tests, fitFrom, tracksFrom } = plan;
    // One block, so that a lead costs one copy.
    const digitsFrom = tests.length * Float64Array.BYTES_PER_ELEMENT;
    const holdsFrom = digitsFrom + plan.digits * Uint32Array.BYTES_PER_ELEMENT;
    this.state = new Uint8Array(holdsFrom + tests.length);
    this.combinations = new Float64Array(this.state.buffer, 0, tests.length);
    this.digits = new Uint32Array(this.state.buffer, digitsFrom, plan.digits);
    this.holds = new Uint8Array(this.state.buffer, holdsFrom, tests.length);
    tests.forEach((table, test) => {
      const truth = table.truthOf(0, this.digits, plan.firstDigit[test] ?? 0);
      this.holds[test] = truth === TRUE ? 1 : 0;
    });
    this.blank = this.state.slice();
    this.exclude = compiled.gates.map(({ exclude }) => exclude);
    this.points = compiled.fit.map(({ points }) => points);
    const holds = (test: number) => this.holds[test] === 1;
    const shut = this.exclude.filter((exclude, gate) => holds(gate) === exclude);
    this.first = {
      fit: this.points.reduce((sum, each, i) => sum + (holds(fitFrom + i) ? each : 0), 0),
      shut: shut.length,
      excluding: shut.filter((exclude) => exclude).length,
      tracks: this.holds.subarray(tracksFrom).reduce((sum, each) => sum + each, 0),
    };
  }

  /** Forgets the lead before. */
  reset(): void {
    this.state.set(this.blank);
    this.fit = this.first.fit;
    this.fitTurns = 0;
    this.shut = this.first.shut;
    this.excluding = this.first.excluding;
    this.tracksHolding = this.first.tracks;
  }

  /** Takes note of a value, by its place in the columns' `facts`. */
  observe(code: number): void {
    const parts = this.plan.partsOf[this.attributeOf[code] as number] ?? [];
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] as (typeof parts)[number];
      const after = part.classOf[code] as number;
      const before = this.digits[part.digit] as number;
      if (before === after) continue;
      this.digits[part.digit] = after;
      this.turn(part.test, (after - before) * part.stride);
    }
  }

  /** Takes note that as many activities as a question asks for are there, or no more. */
  reach(question: Plan["questions"][number], reached: boolean): void {
    this.digits[question.digit] = reached ? 1 : 0;
    this.turn(question.test, reached ? question.stride : -question.stride);
  }

  /** Moves a test to another combination of answers. */
  private turn(test: number, by: number): void {
    const { tests, firstDigit, fitFrom, tracksFrom } = this.plan;
    const combination = (this.combinations[test] as number) + by;
    this.combinations[test] = combination;
    const table = tests[test] as (typeof tests)[number];
    const truth = table.truthOf(combination, this.digits, firstDigit[test] as number);
    const holds = truth === TRUE ? 1 : 0;
    if (holds === this.holds[test]) return;
    this.holds[test] = holds;
    const change = holds === 1 ? 1 : -1;
    if (test >= tracksFrom) this.tracksHolding += change;
    else if (test >= fitFrom) {
      this.fit += change * (this.points[test - fitFrom] as number);
      this.fitTurns += 1;
    } else if (this.exclude[test]) {
      this.shut += change;
      this.excluding += change;
    } else this.shut -= change;
  }
}
