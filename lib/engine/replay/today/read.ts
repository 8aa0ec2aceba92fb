import type { CompiledCriteria } from "../../compile";
import { TRUE } from "../../conditions/contract";
import { type Decay, MINUTES_PER_DAY, spentAge } from "../../decay";
import { type Columns, leadCount } from "../columns";
import { planFor } from "../plan";
import type { Tables } from "../tables";
import { COARSE } from "./sheet";

/** Fading events are weighed in such parts of a whole one. */
export const PARTS = 1000;
/** Each may be half a millipoint off, so of more than these the weights do not tell enough. */
export const MOST_FADING = 16;
/** The most points that a rule can have; what is worth nothing for them is worth nothing at all. */
const MOST_POINTS = 1000;

/** What one event weighs by its age in minutes, a whole one 1. */
function weightOf(decay: Decay): (age: number) => number {
  if (decay.kind !== "halfLife" && decay.kind !== "linear") return () => 1;
  const span = decay.days * MINUTES_PER_DAY;
  if (decay.kind === "linear") return (age) => 1 - age / span;
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
   * Per engagement rule, its live events by lead: their number, or where the rule fades their weight
   * in `PARTS`, rounded; `COARSE` where that says too little.
   */
  amounts: Uint16Array[];
}

/** Reads all histories up to a minute for these rules, in one pass. */
export function readAt(
  columns: Columns,
  minute: number,
  compiled: CompiledCriteria,
  tables: Tables,
): Reading {
  const { eventsAt, eventMinute, eventSignature, factsAt, factMinute, factCode } = columns;
  const { tests, firstDigit, partsOf, questions, rulesBySignature, questionsBySignature, ...plan } =
    planFor(columns, compiled, tables);
  const leads = leadCount(columns);
  const holds = tests.map(() => new Uint8Array(leads));
  const adding = addingOf(compiled);
  const amounts = adding.map(() => new Uint16Array(leads));
  const digits = new Uint32Array(plan.digits);
  const strides = Float64Array.from(
    tests.flatMap(({ digits: known, reaches }) => [...known, ...reaches].map((one) => one.stride)),
  );
  const counts = new Uint32Array(adding.length);
  const live = new Uint32Array(adding.length);
  const weights = new Float64Array(adding.length);
  const asked = new Uint32Array(questions.length);
  const concerns = Uint8Array.from(columns.signatures, (_, i) =>
    rulesBySignature.at[i] !== rulesBySignature.at[i + 1] ||
    questionsBySignature.at[i] !== questionsBySignature.at[i + 1]
      ? 1
      : 0,
  );

  function happen(signature: number, age: number): void {
    const lastRule = rulesBySignature.at[signature + 1] as number;
    for (let i = rulesBySignature.at[signature] as number; i < lastRule; i++) {
      const r = rulesBySignature.of[i] as number;
      const rule = adding[r] as Adding;
      const n = counts[r] as number;
      if (n >= rule.take) continue;
      counts[r] = n + 1;
      if (age >= rule.spentAt) continue;
      live[r] = (live[r] as number) + 1;
      if (rule.gradual) weights[r] = (weights[r] as number) + rule.weight(age);
    }
    const lastQuestion = questionsBySignature.at[signature + 1] as number;
    for (let i = questionsBySignature.at[signature] as number; i < lastQuestion; i++) {
      const q = questionsBySignature.of[i] as number;
      if (age < (questions[q] as (typeof questions)[number]).window) {
        asked[q] = (asked[q] as number) + 1;
      }
    }
  }

  function amountOf(r: number): number {
    const n = live[r] as number;
    if (!(adding[r] as Adding).gradual) return Math.min(n, COARSE);
    const parts = Math.round((weights[r] as number) * PARTS);
    return n > MOST_FADING || parts > COARSE ? COARSE : parts;
  }

  const watchesEvents = concerns.includes(1);
  for (let lead = 0; lead < leads; lead++) {
    digits.fill(0);
    const lastFact = factsAt[lead + 1] as number;
    for (let fact = factsAt[lead] as number; fact < lastFact; fact++) {
      if ((factMinute[fact] as number) > minute) break;
      const code = factCode[fact] as number;
      const parts = partsOf[tables.attributeOf[code] as number] ?? [];
      for (let i = 0; i < parts.length; i++) {
        const { digit, classOf } = parts[i] as (typeof parts)[number];
        digits[digit] = classOf[code] as number;
      }
    }
    if (watchesEvents) {
      counts.fill(0);
      live.fill(0);
      weights.fill(0);
      asked.fill(0);
      const lastEvent = eventsAt[lead + 1] as number;
      for (let event = eventsAt[lead] as number; event < lastEvent; event++) {
        const signature = eventSignature[event] as number;
        if (concerns[signature] === 0) continue;
        const age = minute - (eventMinute[event] as number);
        if (age < 0) break;
        happen(signature, age);
      }
      for (let r = 0; r < adding.length; r++) (amounts[r] as Uint16Array)[lead] = amountOf(r);
      for (let q = 0; q < questions.length; q++) {
        const { digit, atLeast } = questions[q] as (typeof questions)[number];
        if ((asked[q] as number) >= atLeast) digits[digit] = 1;
      }
    }
    for (let test = 0; test < tests.length; test++) {
      const table = tests[test] as (typeof tests)[number];
      const first = firstDigit[test] as number;
      let combination = 0;
      for (let digit = first; digit < first + table.width; digit++) {
        combination += (digits[digit] as number) * (strides[digit] as number);
      }
      const truth = table.truthOf(combination, digits, first);
      if (truth === TRUE) (holds[test] as Uint8Array)[lead] = 1;
    }
  }
  return { holds, amounts };
}
