import { type CompiledCriteria, compileCriteria } from "../../compile";
import type { Criteria } from "../../criteria";
import { MILLIPOINTS } from "../../points";
import { type Columns, leadCount } from "../columns";
import { exactEngagement, type RulesBySignature, rulesBySignature } from "../exact";
import { Tables } from "../tables";
import { simdKernel } from "./kernel";
import { plainKernel } from "./plain";
import { partsMissing, readAt } from "./read";
import { GATE, type Kernel, leastOf, MOST_FIT, MOST_I32, Sheet, type SheetNumbers } from "./sheet";

/** What was read for one rule: by lead. */
type Column = Uint8Array | Int16Array;

/** A rule without what may change while its column stays: names and numbers. */
function keysOf({ criteria: { gates, fit, engagement, fastTracks } }: CompiledCriteria) {
  const holds = [gates, fit, fastTracks].map((rules) =>
    rules.map(({ when }) => JSON.stringify(when)),
  );
  const amounts = engagement.map(({ activity, where, repeat, decay }) =>
    JSON.stringify([activity, where ?? [], repeat, decay]),
  );
  const kinds = gates.map(({ kind }) => kind);
  const capped = engagement.map(({ cap }) => cap !== undefined);
  return { holds, amounts, shape: JSON.stringify([kinds, holds, amounts, capped]) };
}

/** `coarse` says of each engagement rule whether some of its amounts are only the least. */
function numbersOf(
  { criteria, engagement, thresholds, caps }: CompiledCriteria,
  coarse: readonly boolean[],
): SheetNumbers {
  // Amounts say too little where points are positive, and too much where they are negative.
  let missing = 0;
  let surplus = 0;
  for (const { gradual, points, take } of engagement) {
    if (!gradual) continue;
    const most = (Math.abs(points) + 1) * partsMissing(take);
    missing += most;
    if (points < 0) surplus += most;
  }
  // Of what takes points off the least says nothing for sure.
  if (engagement.some(({ points }, r) => points < 0 && coarse[r])) surplus = MOST_I32;
  const isReachable = thresholds.fit <= caps.fit && thresholds.engagement <= caps.engagement;
  return {
    fit: criteria.fit.map(({ points }) => points),
    engagement: engagement.map(({ points, cap }) => ({ points, cap: cap / MILLIPOINTS })),
    fitAtLeast: isReachable ? criteria.thresholds.fit : Number.POSITIVE_INFINITY,
    surely: Math.ceil(thresholds.engagement + surplus),
    perhaps: Math.floor(thresholds.engagement - missing),
  };
}

/** Whether whole numbers of 16 and 32 bits hold every sum. */
function isSmall({ fit, engagement }: SheetNumbers, largest: readonly number[]): boolean {
  const fits = fit.reduce((sum, points) => sum + Math.abs(points), 0);
  const most = engagement.reduce(
    (sum, { points }, r) => sum + Math.abs(points) * (largest[r] ?? 0),
    0,
  );
  return fits < MOST_FIT && most < MOST_I32;
}

/** Sets each lead's gate where the column has the value, and, if one is named, the gate had another. */
function mark(
  gate: Uint8Array,
  column: Column | undefined,
  value: number,
  to: number,
  was?: number,
) {
  for (let lead = 0; lead < gate.length; lead++) {
    if (column?.[lead] === value && (was === undefined || gate[lead] === was)) gate[lead] = to;
  }
}

/** Tells open leads apart of which the column has only the least. */
function markCoarse(gate: Uint8Array, column: Int16Array): void {
  for (let lead = 0; lead < gate.length; lead++) {
    if ((column[lead] as number) < 0 && gate[lead] === GATE.open) gate[lead] = GATE.coarse;
  }
}

const measures = new WeakMap<Int16Array, { largest: number; isCoarse: boolean }>();

/** The largest amount of a column, and whether some are only the least that there is. */
function measured(column: Int16Array) {
  const known = measures.get(column);
  if (known) return known;
  const measure = { largest: 0, isCoarse: false };
  for (let lead = 0; lead < column.length; lead++) {
    const amount = column[lead] as number;
    if (amount < 0) measure.isCoarse = true;
    measure.largest = Math.max(measure.largest, leastOf(amount));
  }
  measures.set(column, measure);
  return measure;
}

/**
 * How all leads stand under one draft after the other at one minute: what `totalsAt` gives, of
 * everything known by then. Criteria that differ from the last ones in nothing but points, caps and
 * thresholds are scored as a whole without a look at the events.
 */
export class Today {
  readonly sheet = new Sheet();
  private readonly columns: Columns;
  private readonly tables: Tables;
  private readonly simd: Kernel | null = simdKernel(this.sheet);
  private shape: string | null = null;
  /** By key, what the last shape used. */
  private known = new Map<string, Column>();
  private rulesBySignature: RulesBySignature = [];
  /** The most millipoints that each engagement rule gives per point, in size. */
  private largest: number[] = [];
  private coarse: boolean[] = [];

  constructor(
    columns: Columns,
    private readonly minute: number,
  ) {
    // Nothing is predicted here, so what came of working a lead counts as well.
    this.columns = {
      ...columns,
      signatures: columns.signatures.map(({ type, props }) => ({ type, props })),
      facts: columns.facts.map(({ attribute, value }) => ({ attribute, value })),
    };
    this.tables = new Tables(this.columns);
  }

  /** How many leads qualify at the minute: by thresholds and gates, or by a fast track. */
  count(criteria: Criteria): number {
    const compiled = compileCriteria(criteria);
    this.lay(compiled);
    const numbers = numbersOf(compiled, this.coarse);
    this.sheet.write(numbers);
    const kernel = isSmall(numbers, this.largest) ? this.simd : null;
    return (kernel ?? plainKernel)(this.sheet) + this.settle(compiled);
  }

  /** By engagement threshold from 0 to the cap, how many leads qualify with it. */
  byThreshold(criteria: Criteria): number[] {
    const thresholds = { ...criteria.thresholds, engagement: 0 };
    const compiled = compileCriteria({ ...criteria, thresholds });
    const { sheet } = this;
    this.lay(compiled);
    const numbers = numbersOf(compiled, this.coarse);
    // Leaves it open of whoever fits.
    sheet.write({ ...numbers, surely: MOST_I32, perhaps: -MOST_I32 });
    const kernel = isSmall(numbers, this.largest) ? this.simd : null;
    let qualifying = (kernel ?? plainKernel)(sheet);
    const most = criteria.caps.engagement;
    const points = (engagement: number) =>
      Math.max(-1, Math.min(Math.floor(engagement / MILLIPOINTS), most));
    const byPoints = new Array<number>(most + 1).fill(0);
    const { gates, engagements } = sheet;
    const engagementOf = this.exactly(compiled);
    this.eachDoubt((lead) => {
      const told = engagements[lead] as number;
      const least = points(told - numbers.surely);
      const isTold = gates[lead] === GATE.open && least === points(told - numbers.perhaps);
      const reached = isTold ? least : points(engagementOf(lead));
      if (reached >= 0) byPoints[reached] = (byPoints[reached] as number) + 1;
    });
    for (let threshold = most; threshold >= 0; threshold--) {
      qualifying += byPoints[threshold] as number;
      byPoints[threshold] = qualifying;
    }
    return byPoints;
  }

  /** Says by a lead's place whether it qualifies at the minute. */
  meeting(criteria: Criteria): (lead: number) => boolean {
    this.count(criteria);
    const meets = this.sheet.meets.slice();
    return (lead) => (((meets[lead >>> 5] as number) >>> (lead & 31)) & 1) === 1;
  }

  /** Decides where amounts leave it open, by the events; how many more leads meet the draft. */
  private settle(compiled: CompiledCriteria): number {
    const { meets } = this.sheet;
    const engagementOf = this.exactly(compiled);
    let more = 0;
    this.eachDoubt((lead) => {
      if (engagementOf(lead) < compiled.thresholds.engagement) return;
      meets[lead >>> 5] = (meets[lead >>> 5] as number) | (1 << (lead & 31));
      more += 1;
    });
    return more;
  }

  private exactly(compiled: CompiledCriteria): (lead: number) => number {
    const engagementOf = exactEngagement(this.columns, compiled, this.rulesBySignature);
    return (lead) => engagementOf(lead, this.minute);
  }

  /** Visits the leads of which amounts leave it open. */
  private eachDoubt(visit: (lead: number) => void): void {
    const { doubts } = this.sheet;
    for (let place = 0; place < doubts.length; place++) {
      let open = doubts[place] as number;
      while (open !== 0) {
        const lowest = open & -open;
        open ^= lowest;
        visit(32 * place + 31 - Math.clz32(lowest));
      }
    }
  }

  /** Brings the sheet to the shape of these criteria. */
  private lay(compiled: CompiledCriteria): void {
    const { holds, amounts, shape } = keysOf(compiled);
    if (shape === this.shape) return;
    this.read(compiled, holds.flat(), amounts);
    this.shape = shape;
    this.rulesBySignature = rulesBySignature(this.columns, compiled, this.tables);
    const columnsOf = <C extends Column>(keys: readonly string[]) =>
      keys.map((key) => this.known.get(key) as C);
    const [gates = [], fit = [], tracks = []] = holds.map(columnsOf<Uint8Array>);
    const gate = this.gatesOf(compiled, gates, tracks);
    const rules = columnsOf<Int16Array>(amounts).map((column, r) => {
      const { gradual = false, cap = 0 } = compiled.engagement[r] ?? {};
      return { column, isWeighed: gradual, isCapped: Number.isFinite(cap) };
    });
    const all = rules.map(({ column }) => measured(column));
    this.coarse = all.map(({ isCoarse }) => isCoarse);
    this.largest = all.map(({ largest }, r) =>
      rules[r]?.isWeighed ? largest : largest * MILLIPOINTS,
    );
    for (const { column } of rules) if (measured(column).isCoarse) markCoarse(gate, column);
    this.sheet.lay({ gates: gate, fit, amounts: rules });
  }

  /** Reads what is not known yet, and lets go of what is no longer asked for. */
  private read(compiled: CompiledCriteria, tests: string[], rules: string[]): void {
    const { criteria } = compiled;
    const used = new Map<string, Column>();
    const isNew = (key: string) => {
      const column = this.known.get(key);
      if (column) used.set(key, column);
      return !column;
    };
    // Each condition is read as if it were a fit rule.
    const conditions = [criteria.gates, criteria.fit, criteria.fastTracks].flat();
    const newTests = tests.map(isNew);
    const newRules = rules.map(isNew);
    this.known = used;
    if (![...newTests, ...newRules].includes(true)) return;
    const missing = compileCriteria({
      ...criteria,
      gates: [],
      fit: conditions
        .filter((_, i) => newTests[i])
        .map(({ id, label, when }) => ({ id, label, points: 0, when })),
      engagement: criteria.engagement.filter((_, i) => newRules[i]),
      fastTracks: [],
    });
    this.tables.startRun();
    const read = readAt(this.columns, this.minute, missing, this.tables);
    tests
      .filter((_, i) => newTests[i])
      .forEach((key, i) => {
        used.set(key, read.holds[i] as Column);
      });
    rules
      .filter((_, i) => newRules[i])
      .forEach((key, i) => {
        used.set(key, read.amounts[i] as Column);
      });
  }

  private gatesOf(
    { gates }: CompiledCriteria,
    holds: readonly Uint8Array[],
    tracks: readonly Uint8Array[],
  ): Uint8Array {
    const gate = new Uint8Array(leadCount(this.columns)).fill(GATE.open);
    for (const track of tracks) mark(gate, track, 1, GATE.tracked);
    // A required gate shuts thresholds out, an excluding one fast tracks too.
    gates.forEach(({ exclude }, i) => {
      if (!exclude) mark(gate, holds[i], 0, GATE.shut, GATE.open);
    });
    gates.forEach(({ exclude }, i) => {
      if (exclude) mark(gate, holds[i], 1, GATE.shut);
    });
    return gate;
  }
}
