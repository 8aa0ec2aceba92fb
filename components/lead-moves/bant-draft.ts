import { BANT_DIMENSIONS, type Bant, type BantDimension, type BantLevel } from "@/lib/engine/bant";
import {
  type BantAnswer,
  type BantAnswers,
  bantValueText,
  readBantValue,
} from "@/lib/engine/bant-answers";
import type { SaveBantInput } from "@/lib/qualification/schema";

/** One dimension as the form shows it. */
export interface BantTexts {
  level: BantLevel;
  value: string;
  evidence: string;
}
/** Only what was changed and not yet saved: the rest follows what is known. */
export type BantEdits = Partial<Record<BantDimension, Partial<BantTexts>>>;

function textsOf(dimension: BantDimension, { level, value, evidence }: BantAnswer): BantTexts {
  return { level, value: bantValueText(dimension, value), evidence: evidence ?? "" };
}

/** One dimension with what was changed about it. */
export function shownAnswer(
  dimension: BantDimension,
  known: BantAnswers,
  edits: BantEdits,
): BantTexts {
  return { ...textsOf(dimension, known[dimension]), ...edits[dimension] };
}

/** The levels as the form shows them, to hold against the SQL rule. */
export function shownLevels(known: BantAnswers, edits: BantEdits): Bant {
  const level = (dimension: BantDimension) => edits[dimension]?.level ?? known[dimension].level;
  return {
    budget: level("budget"),
    authority: level("authority"),
    need: level("need"),
    timeline: level("timeline"),
  };
}

/** What is to be saved: dimensions with a change, and of their texts only those that changed. */
export function bantInput(known: BantAnswers, edits: BantEdits): SaveBantInput["answers"] {
  return BANT_DIMENSIONS.flatMap((dimension) => {
    const was = textsOf(dimension, known[dimension]);
    const shown = shownAnswer(dimension, known, edits);
    const value = shown.value.trim();
    const evidence = shown.evidence.trim();
    const parts = {
      ...(value === was.value ? {} : { value: value === "" ? null : value }),
      ...(evidence === was.evidence ? {} : { evidence: evidence === "" ? null : evidence }),
    };
    if (shown.level === was.level && Object.keys(parts).length === 0) return [];
    return [{ dimension, level: shown.level, ...parts }];
  });
}

/** Values that cannot be kept as they are written, in words, by "bant." and the dimension. */
export function bantProblems(
  known: BantAnswers,
  edits: BantEdits,
  currency: string,
): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const { dimension, value } of bantInput(known, edits)) {
    const read = readBantValue(dimension, value ?? "", currency);
    if ("problem" in read) problems[`bant.${dimension}`] = read.problem;
  }
  return problems;
}

/** What is known of the changed dimensions once they are saved. */
export function savedAnswers(
  known: BantAnswers,
  edits: BantEdits,
  currency: string,
): Partial<BantAnswers> {
  const saved: Partial<BantAnswers> = {};
  for (const { dimension, level, value, evidence } of bantInput(known, edits)) {
    const was = known[dimension];
    const read = readBantValue(dimension, value ?? "", currency);
    saved[dimension] = {
      level,
      value: value === undefined || "problem" in read ? was.value : read.value,
      evidence: evidence === undefined ? was.evidence : evidence,
    };
  }
  return saved;
}
