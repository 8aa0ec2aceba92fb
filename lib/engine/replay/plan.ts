import type { CompiledCriteria, CompiledEngagementRule } from "../compile";
import type { Criteria } from "../criteria";
import { MILLIPOINTS } from "../decay";
import type { Columns } from "./columns";
import type { Tables, TruthTable } from "./tables";

/** Ages in minutes that a table of worths is made for, about two years; older ones are asked. */
const WORTH_AGES = 2 ** 20;

/** Numbers by place: what belongs to i is at at[i] … at[i + 1] − 1. */
export interface Lists {
  at: Uint32Array;
  of: Uint16Array;
}

function listsOf(matching: readonly Uint8Array[], places: number): Lists {
  const at = new Uint32Array(places + 1);
  for (let place = 0; place < places; place++) {
    let count = 0;
    for (const matches of matching) count += matches[place] as number;
    at[place + 1] = (at[place] as number) + count;
  }
  const of = new Uint16Array(at[places] ?? 0);
  let filled = 0;
  for (let place = 0; place < places; place++) {
    matching.forEach((matches, i) => {
      if (matches[place] === 1) {
        of[filled] = i;
        filled += 1;
      }
    });
  }
  return { at, of };
}

/** What an event of a rule is worth, without the rounding being asked for twice. */
export interface Worth {
  rule: CompiledEngagementRule;
  /** Millipoints of an event of age 0. */
  full: number;
  /** Millipoints plus one by age; null where they do not change with it, or are below zero. */
  table: Int32Array | null;
}

function worthOf(
  rule: CompiledEngagementRule,
  { decay, points }: Pick<Criteria["engagement"][number], "decay" | "points">,
  tables: Tables,
): Worth {
  const ages = Math.min(rule.spentAt, WORTH_AGES);
  const tabled = rule.gradual && points > 0;
  const table = tabled ? tables.worth(JSON.stringify([points, decay]), ages) : null;
  return { rule, full: rule.points * MILLIPOINTS, table };
}

/** What an event of that age is worth; millipoints. */
export function worthAt({ rule, table }: Worth, age: number): number {
  if (!table || age >= table.length) return rule.worth(age);
  const known = table[age] as number;
  if (known > 0) return known - 1;
  const worth = rule.worth(age);
  table[age] = worth + 1;
  return worth;
}

/** One attribute's or question's part in a test; digits are numbered over all tests. */
interface Part {
  test: number;
  stride: number;
}
export interface AttributePart extends Part {
  digit: number;
  classOf: Uint32Array;
}
export interface QuestionPart extends Part {
  digit: number;
  atLeast: number;
  /** Infinity when all ages count. */
  window: number;
  /** After a return from nurture only newer activities count. */
  freshOnly: boolean;
}

/** Criteria laid out for folding the columns' events: everything by number, nothing by name. */
export interface Plan {
  compiled: CompiledCriteria;
  /** Gates, then fit rules, then fast tracks. */
  tests: readonly TruthTable[];
  firstDigit: readonly number[];
  digits: number;
  fitFrom: number;
  tracksFrom: number;
  /** Parts of tests by the attribute that they ask for, numbered as in the tables. */
  partsOf: readonly (readonly AttributePart[])[];
  questions: readonly QuestionPart[];
  /** The questions with a window. */
  windowed: readonly number[];
  /** The questions that each fast track asks. */
  trackQuestions: readonly (readonly number[])[];
  worths: readonly Worth[];
  /** The rules whose negative points expire. */
  lapsing: readonly number[];
  rulesBySignature: Lists;
  questionsBySignature: Lists;
  /** By signature, the most millipoints that one event can give. */
  gains: Float64Array;
  /** Whether gates or fit rules ask about activities, so that events can turn them. */
  eventsTurnTests: boolean;
  /** Whether between events a score only falls, as `validateCriteria` asks for. */
  onlyFalls: boolean;
}

/** Lays criteria out for the columns; answers that the tables already hold are not asked again. */
export function planFor(columns: Columns, compiled: CompiledCriteria, tables: Tables): Plan {
  const { criteria, engagement } = compiled;
  const conditions = [criteria.gates, criteria.fit, criteria.fastTracks].flat();
  const tests = conditions.map(({ when }) => tables.truth(when));
  const fitFrom = criteria.gates.length;
  const tracksFrom = fitFrom + criteria.fit.length;
  const firstDigit: number[] = [];
  const parts = new Map<string, AttributePart[]>();
  const questions: QuestionPart[] = [];
  const asked: Uint8Array[] = [];
  const trackQuestions: number[][] = criteria.fastTracks.map(() => []);
  let digits = 0;
  let eventsTurnTests = false;
  tests.forEach((table, test) => {
    firstDigit.push(digits);
    table.digits.forEach(({ attribute, classOf, stride }, i) => {
      const list = parts.get(attribute) ?? [];
      list.push({ test, stride, digit: digits + i, classOf });
      parts.set(attribute, list);
    });
    table.reaches.forEach(({ activity, where, windowMinutes, atLeast, stride }, i) => {
      const freshOnly = test >= tracksFrom;
      if (freshOnly) trackQuestions[test - tracksFrom]?.push(questions.length);
      else eventsTurnTests = true;
      const digit = digits + table.digits.length + i;
      const window = windowMinutes ?? Number.POSITIVE_INFINITY;
      questions.push({ test, stride, digit, atLeast, window, freshOnly });
      asked.push(tables.matching(activity, where));
    });
    digits += table.width;
  });
  const rules = criteria.engagement.map((rule) => tables.matching(rule.activity, rule.where));
  const places = columns.signatures.length;
  const gains = new Float64Array(places);
  rules.forEach((matches, r) => {
    const full = Math.max(0, (engagement[r]?.points ?? 0) * MILLIPOINTS);
    for (let place = 0; place < places; place++) {
      if (matches[place] === 1) gains[place] = (gains[place] as number) + full;
    }
  });
  const numbered = <T>(items: readonly T[], holds: (item: T) => boolean) =>
    items.flatMap((item, i) => (holds(item) ? [i] : []));
  return {
    compiled,
    tests,
    firstDigit,
    digits,
    fitFrom,
    tracksFrom,
    partsOf: tables.attributes.map((attribute) => parts.get(attribute) ?? []),
    questions,
    windowed: numbered(questions, ({ window }) => Number.isFinite(window)),
    trackQuestions,
    worths: engagement.map((rule, r) => {
      const drawn = criteria.engagement[r];
      if (!drawn) throw new Error("A compiled rule has no rule");
      return worthOf(rule, drawn, tables);
    }),
    lapsing: numbered(engagement, (rule) => rule.points < 0 && rule.expiresAt !== null),
    rulesBySignature: listsOf(rules, places),
    questionsBySignature: listsOf(asked, places),
    gains,
    eventsTurnTests,
    onlyFalls: engagement.every((rule) => rule.points >= 0 || !rule.gradual),
  };
}
