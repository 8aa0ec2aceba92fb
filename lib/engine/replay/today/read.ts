import type { CompiledCriteria } from "../../compile";
import { TRUE } from "../../conditions/contract";
import { type Decay, MINUTES_PER_DAY, spentAge } from "../../decay";
import { type Columns, leadCount } from "../columns";
import { type Plan, planFor } from "../plan";
import type { Tables } from "../tables";
import { MOST_AMOUNT, PARTS } from "./sheet";

/** The points of each event are rounded: of more than these the weight says too little. */
const MOST_FADING = 16;
/** More than what sums of so few numbers below one can be off. */
const EPSILON = 1e-9;
/** The most points that a rule can have; what is worth nothing for them is worth nothing at all. */
const MOST_POINTS = 1000;
/** Longest half-life in minutes that powers are tabled for, a quarter of a year. */
const MOST_TABLED = 2 ** 17;

/** By how many parts an amount of at most so many events can lie below their weight. */
export function partsMissing(take: number): number {
  return Math.min(take, MOST_FADING) / 2 + 1 + EPSILON;
}

/** What one event weighs by its age in minutes, a whole one 1. */
function weightOf(decay: Decay): (age: number) => number {
  if (decay.kind !== "halfLife" && decay.kind !== "linear") return () => 1;
  const span = decay.days * MINUTES_PER_DAY;
  if (decay.kind === "linear") return (age) => 1 - age / span;
  if (span > MOST_TABLED) return (age) => 2 ** (-age / span);
  // 2^(−age/span) = 2^(−rest/span) / 2^halvings
  const byRest = Float64Array.from({ length: span }, (_, rest) => 2 ** (-rest / span));
  return (age) => {
    const halvings = Math.floor(age / span);
    return (byRest[age - halvings * span] as number) / 2 ** halvings;
  };
}

/** How the events of an engagement rule are added up, whatever its points. */
interface Adding {
  take: number;
  gradual: boolean;
  /** Age in minutes from which an event is worth nothing. */
  spentAt: number;
  weight(age: number): number;
}

function addingOf({ criteria, engagement }: CompiledCriteria): Adding[] {
  return criteria.engagement.map(({ decay }, r) => ({
    take: engagement[r]?.take ?? 0,
    gradual: engagement[r]?.gradual ?? false,
    spentAt: spentAge(MOST_POINTS, decay),
    weight: weightOf(decay),
  }));
}

/** How leads stand at one minute, whatever the points. */
export interface Reading {
  /** Per gate, then per fit rule, then per fast track, 1 for each lead of which it holds. */
  holds: Uint8Array[];
  /**
   * Per engagement rule, its live events by lead: their number, or where they fade their weight in
   * `PARTS`, so far down that amount times points is never more than what they give. Below zero,
   * where they may give more than `partsMissing` tells: ~amount is the least.
   */
  amounts: Int16Array[];
}

/** Reads one lead after the other; what no rule asks about costs next to nothing. */
class Reader {
  readonly holds: Uint8Array[];
  readonly amounts: Int16Array[];
  private readonly plan: Plan;
  private readonly adding: Adding[];
  /** By signature, 1 where an event of it concerns a rule or a question. */
  private readonly concerns: Uint8Array;
  /** By test, its digits' places in the numbers of combinations. */
  private readonly strides: readonly Float64Array[];
  private readonly digits: Uint32Array;
  /** Events per rule: counted, those that are still worth something, and their weight. */
  private readonly counted: Uint32Array;
  private readonly live: Uint32Array;
  private readonly weights: Float64Array;
  /** Events per question, within its window. */
  private readonly asked: Uint32Array;

  constructor(
    private readonly columns: Columns,
    private readonly minute: number,
    compiled: CompiledCriteria,
    private readonly tables: Tables,
  ) {
    this.plan = planFor(columns, compiled, tables);
    const { tests, questions, rulesBySignature, questionsBySignature } = this.plan;
    this.adding = addingOf(compiled);
    this.concerns = Uint8Array.from(columns.signatures, (_, i) =>
      rulesBySignature.at[i] !== rulesBySignature.at[i + 1] ||
      questionsBySignature.at[i] !== questionsBySignature.at[i + 1]
        ? 1
        : 0,
    );
    this.strides = tests.map(({ digits, reaches }) =>
      Float64Array.from([...digits, ...reaches], ({ stride }) => stride),
    );
    this.digits = new Uint32Array(this.plan.digits);
    this.counted = new Uint32Array(this.adding.length);
    this.live = new Uint32Array(this.adding.length);
    this.weights = new Float64Array(this.adding.length);
    this.asked = new Uint32Array(questions.length);
    const leads = leadCount(columns);
    this.holds = tests.map(() => new Uint8Array(leads));
    this.amounts = this.adding.map(() => new Int16Array(leads));
  }

  read(lead: number): void {
    const asksTests = this.holds.length > 0;
    if (asksTests) {
      this.digits.fill(0);
      this.observe(lead);
    }
    this.happen(lead);
    if (asksTests) this.decide(lead);
  }

  private observe(lead: number): void {
    const { factsAt, factMinute, factCode } = this.columns;
    const { attributeOf } = this.tables;
    const end = factsAt[lead + 1] as number;
    for (let fact = factsAt[lead] as number; fact < end; fact++) {
      if ((factMinute[fact] as number) > this.minute) break;
      const code = factCode[fact] as number;
      const parts = this.plan.partsOf[attributeOf[code] as number] ?? [];
      for (let i = 0; i < parts.length; i++) {
        const { digit, classOf } = parts[i] as (typeof parts)[number];
        this.digits[digit] = classOf[code] as number;
      }
    }
  }

  private happen(lead: number): void {
    const { eventsAt, eventMinute, eventSignature } = this.columns;
    const { concerns } = this;
    const end = eventsAt[lead + 1] as number;
    let isConcerned = false;
    for (let event = eventsAt[lead] as number; event < end; event++) {
      const signature = eventSignature[event] as number;
      if (concerns[signature] === 0) continue;
      const age = this.minute - (eventMinute[event] as number);
      if (age < 0) break;
      if (!isConcerned) this.forget();
      isConcerned = true;
      this.add(signature, age);
      this.ask(signature, age);
    }
    if (isConcerned) this.tell(lead);
  }

  /** Forgets the events of the lead before. */
  private forget(): void {
    this.counted.fill(0);
    this.live.fill(0);
    this.weights.fill(0);
    this.asked.fill(0);
  }

  private add(signature: number, age: number): void {
    const { at, of } = this.plan.rulesBySignature;
    const end = at[signature + 1] as number;
    for (let i = at[signature] as number; i < end; i++) {
      const r = of[i] as number;
      const rule = this.adding[r] as Adding;
      const n = this.counted[r] as number;
      if (n >= rule.take) continue;
      this.counted[r] = n + 1;
      if (age >= rule.spentAt) continue;
      this.live[r] = (this.live[r] as number) + 1;
      if (rule.gradual) this.weights[r] = (this.weights[r] as number) + rule.weight(age);
    }
  }

  private ask(signature: number, age: number): void {
    const {
      questions,
      questionsBySignature: { at, of },
    } = this.plan;
    const end = at[signature + 1] as number;
    for (let i = at[signature] as number; i < end; i++) {
      const q = of[i] as number;
      const { window } = questions[q] as (typeof questions)[number];
      if (age < window) this.asked[q] = (this.asked[q] as number) + 1;
    }
  }

  /** Writes down what the lead's events came to. */
  private tell(lead: number): void {
    const { adding, amounts, asked } = this;
    for (let r = 0; r < adding.length; r++) {
      (amounts[r] as Int16Array)[lead] = this.amountOf(r, (adding[r] as Adding).gradual);
    }
    for (let q = 0; q < asked.length; q++) {
      const { digit, atLeast } = this.plan.questions[q] as Plan["questions"][number];
      if ((asked[q] as number) >= atLeast) this.digits[digit] = 1;
    }
  }

  private amountOf(r: number, isGradual: boolean): number {
    const live = this.live[r] as number;
    if (!isGradual) return live > MOST_AMOUNT ? ~MOST_AMOUNT : live;
    // Rounding takes at most half a millipoint off each event, even at one point.
    const parts = Math.floor((this.weights[r] as number) * PARTS - live / 2 - EPSILON);
    const least = Math.max(0, Math.min(parts, MOST_AMOUNT));
    return live > MOST_FADING || parts > MOST_AMOUNT ? ~least : least;
  }

  private decide(lead: number): void {
    const { tests, firstDigit } = this.plan;
    for (let test = 0; test < tests.length; test++) {
      const strides = this.strides[test] as Float64Array;
      const first = firstDigit[test] as number;
      let combination = 0;
      for (let i = 0; i < strides.length; i++) {
        combination += (this.digits[first + i] as number) * (strides[i] as number);
      }
      const table = tests[test] as (typeof tests)[number];
      const holds = table.truthOf(combination, this.digits, first) === TRUE;
      if (holds) (this.holds[test] as Uint8Array)[lead] = 1;
    }
  }
}

/** Reads all histories up to a minute for these rules, in one pass. */
export function readAt(
  columns: Columns,
  minute: number,
  compiled: CompiledCriteria,
  tables: Tables,
): Reading {
  const reader = new Reader(columns, minute, compiled, tables);
  const leads = leadCount(columns);
  for (let lead = 0; lead < leads; lead++) reader.read(lead);
  return reader;
}
