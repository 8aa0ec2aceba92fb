import type { AttributeValue } from "../attributes";
import { isKnown } from "../conditions/comparison";
import { type Rate, wilson } from "../statistics";
import { auc } from "./auc";

/** A fact about leads that something is to be learnt from. */
export interface CheckedFeature {
  id: string;
  /** By lead; null where unknown. */
  values: readonly (AttributeValue | null)[];
  /** Of the leads that have a value, how many got their first one only after the hand-off. */
  firstSeen?: { known: number; afterHandoff: number } | undefined;
}

export interface LeakageFinding {
  id: string;
  /** What the feature tells alone, from values seen on other leads; null without both outcomes. */
  auc: number | null;
  /** Share of its leads that got their first value only after the hand-off. */
  late: Rate;
  /** Why it is suspicious: too good to be true alone, or written down after the fact. */
  suspicions: ("alone" | "late")[];
}

/** What no honest fact reaches alone: whole honest models end about 0.86. */
const TOO_GOOD = 0.8;
/** How far it must be above the best of the rest. */
const GAP = 0.05;
const FOLDS = 5;
/** Numbers with more values than these are cut into as many parts of equal size. */
const PARTS = 20;
/** Leads of the average that a value's rate starts from, so that a rare value says little. */
const PRIOR = 5;

/** Values as small numbers, unknown being one of them: who has no value also tells something. */
function codesOf(values: CheckedFeature["values"]): Int32Array {
  const numbers = values.filter((value) => typeof value === "number" && isKnown(value));
  const sorted = Float64Array.from(numbers as number[]).sort();
  const cuts = Array.from(
    { length: PARTS - 1 },
    (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / PARTS)] ?? 0,
  );
  const many = new Set(sorted).size > PARTS;
  const codes = new Map<string, number>();
  return Int32Array.from(values, (value) => {
    let key = "";
    if (isKnown(value)) {
      const part = many && typeof value === "number";
      key = part ? `part ${cuts.filter((cut) => cut <= value).length}` : `value ${value}`;
    }
    const code = codes.get(key) ?? codes.size;
    codes.set(key, code);
    return code;
  });
}

/**
 * How well a feature alone tells the outcomes apart: every fifth lead is scored by the share of
 * positives that its value has among the other four, drawn a little to the average.
 */
function aucAlone(values: CheckedFeature["values"], labels: Uint8Array): number | null {
  const codes = codesOf(values);
  const size = codes.reduce((most, code) => Math.max(most, code + 1), 0);
  const counts = new Float64Array(size);
  const sums = new Float64Array(size);
  const foldCounts = new Float64Array(size * FOLDS);
  const foldSums = new Float64Array(size * FOLDS);
  codes.forEach((code, row) => {
    const place = code * FOLDS + (row % FOLDS);
    const label = labels[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
    sums[code] = (sums[code] ?? 0) + label;
    foldCounts[place] = (foldCounts[place] ?? 0) + 1;
    foldSums[place] = (foldSums[place] ?? 0) + label;
  });
  // One average for all: that of the other folds would give away the fold's own outcomes.
  const average = labels.reduce((sum, label) => sum + label, 0) / Math.max(1, labels.length);
  const scores = Float64Array.from(codes, (code, row) => {
    const place = code * FOLDS + (row % FOLDS);
    const n = (counts[code] ?? 0) - (foldCounts[place] ?? 0);
    const k = (sums[code] ?? 0) - (foldSums[place] ?? 0);
    return (k + PRIOR * average) / (n + PRIOR);
  });
  return auc(scores, labels);
}

/** The area from which on features stand apart; Infinity when none do. */
function boundOf(areas: readonly (number | null)[]): number {
  const falling = areas.flatMap((area) => area ?? []).sort((a, b) => b - a);
  let bound = Number.POSITIVE_INFINITY;
  falling.forEach((area, i) => {
    if (area >= TOO_GOOD && area - (falling[i + 1] ?? 0.5) >= GAP) bound = area;
  });
  return bound;
}

/**
 * Looks for features that know the outcome because it had happened when they were written down.
 * `alone`: its area under the ROC curve is at least 0.8 and, with others like it, at least 0.05
 * above all the rest. `late`: more than half of its leads, with the 95 % interval, got their first
 * value only after the hand-off. Labels are 1 for SQL. An honest feature can be that good, and a
 * weak leak stays unseen by its area: a suspicion is for a person to judge.
 * Throws RangeError on a feature with more or fewer values than labels.
 */
export function findLeakage(
  features: readonly CheckedFeature[],
  labels: Uint8Array,
): LeakageFinding[] {
  const areas = features.map(({ id, values }) => {
    if (values.length !== labels.length) {
      throw new RangeError(`${id} has ${values.length} values for ${labels.length} leads`);
    }
    return aucAlone(values, labels);
  });
  const bound = boundOf(areas);
  return features.map(({ id, firstSeen }, i) => {
    const area = areas[i] ?? null;
    const late = wilson(firstSeen?.afterHandoff ?? 0, firstSeen?.known ?? 0);
    const suspicions: LeakageFinding["suspicions"] = [];
    if (area !== null && area >= bound) suspicions.push("alone");
    if (late.low !== null && late.low > 0.5) suspicions.push("late");
    return { id, auc: area, late, suspicions };
  });
}
