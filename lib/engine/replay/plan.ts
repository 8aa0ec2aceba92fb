import type { CompiledCriteria } from "../compile";
import type { Columns } from "./columns";
import type { Tables, TruthTable } from "./tables";

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

/** One attribute's or question's part in a test; digits are numbered over all tests. */
interface Part {
  test: number;
  digit: number;
  stride: number;
}
export interface AttributePart extends Part {
  classOf: Uint32Array;
}
export interface QuestionPart extends Part {
  atLeast: number;
  /** Infinity when all ages count. */
  window: number;
  /** After a return from nurture only newer activities count. */
  freshOnly: boolean;
}

/** What criteria ask, laid out for the columns: everything by number, nothing by name. */
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
  rulesBySignature: Lists;
  questionsBySignature: Lists;
}

/** Lays criteria out for the columns; answers that the tables already hold are not asked again. */
export function planFor(columns: Columns, compiled: CompiledCriteria, tables: Tables): Plan {
  const { criteria } = compiled;
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
      const digit = digits + table.digits.length + i;
      const window = windowMinutes ?? Number.POSITIVE_INFINITY;
      questions.push({ test, stride, digit, atLeast, window, freshOnly });
      asked.push(tables.matching({ activity, where }));
    });
    digits += table.width;
  });
  const rules = criteria.engagement.map((rule) => tables.matching(rule));
  const places = columns.signatures.length;
  return {
    compiled,
    tests,
    firstDigit,
    digits,
    fitFrom,
    tracksFrom,
    partsOf: tables.attributes.map((attribute) => parts.get(attribute) ?? []),
    questions,
    windowed: questions.flatMap(({ window }, q) => (Number.isFinite(window) ? [q] : [])),
    trackQuestions,
    rulesBySignature: listsOf(rules, places),
    questionsBySignature: listsOf(asked, places),
  };
}
