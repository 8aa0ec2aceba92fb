import { t } from "@/lib/language";
import type { Attributes } from "./attributes";
import { type Condition, compileCondition, leavesOf } from "./conditions";
import { type Facts, type Scope, type Test, TRUE } from "./conditions/contract";

/** As many as a whole number of 32 bits tells apart, with its sign left alone. */
export const MAX_SEGMENTS = 30;

/** A segment by the bit that stands for it in a lead's mask, 0 … MAX_SEGMENTS − 1. */
export interface SegmentRule {
  bit: number;
  condition: Condition;
}

/** Why a condition defines no segment, as a sentence; null when it does. */
export function segmentProblem(condition: Condition): string | null {
  return leavesOf(condition).some(({ kind }) => kind === "activity")
    ? t("A segment asks for what is known of a lead. What leads did is for criteria to ask.")
    : null;
}

/** Segments as one function from what is known of a lead to its mask. */
export function compileSegments(rules: readonly SegmentRule[]): (known: Attributes) => number {
  const asked: string[] = [];
  const scope: Scope = {
    attribute(id) {
      const slot = asked.indexOf(id);
      return slot >= 0 ? slot : asked.push(id) - 1;
    },
    activity() {
      throw new Error("A segment does not ask for activities.");
    },
  };
  const tests = rules.map(({ bit, condition }): [number, Test] => [
    1 << bit,
    compileCondition(condition, scope),
  ]);
  return (known) => {
    const facts: Facts = {
      value(slot) {
        const id = asked[slot] as string;
        return Object.hasOwn(known, id) ? known[id] : undefined;
      },
      count: () => 0,
    };
    return tests.reduce((mask, [flag, test]) => (test(facts) === TRUE ? mask | flag : mask), 0);
  };
}
