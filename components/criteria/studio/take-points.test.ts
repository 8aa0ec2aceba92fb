import { describe, expect, test } from "vitest";
import { type Criteria, EMPTY_CRITERIA } from "@/lib/engine/criteria";
import type { SuggestedRule } from "@/lib/engine/suggest/points";
import { takePoints } from "./take-points";

const known = { kind: "attribute", attribute: "title", op: "isKnown" } as const;
const rule = { activity: "page_view", repeat: "every", decay: { kind: "none" } } as const;
const body: Criteria = {
  ...EMPTY_CRITERIA,
  fit: [
    { id: "a", label: "A", points: 5, when: known },
    { id: "off", label: "Off", points: 7, when: known, off: true },
  ],
  engagement: [
    { ...rule, id: "b", label: "B", points: 3, cap: 9 },
    { ...rule, id: "c", label: "C", points: 1 },
  ],
};

function suggested(id: string, points: number, cap?: number): SuggestedRule {
  const unsure = { present: 0, coefficient: 0, low: 0, high: 0, met: 0, metSql: 0 };
  return { id, points, ...unsure, noise: false, held: false, ...(cap ? { cap } : {}) };
}

describe("suggested points", () => {
  test("replace those of the rules that were fitted, and move their caps along", () => {
    const rules = [suggested("a", -2), suggested("b", 6, 18), suggested("c", 0)];
    const { fit, engagement } = takePoints(body, rules);
    expect(fit?.map(({ points }) => points)).toEqual([-2, 7]);
    expect(engagement?.map(({ points, cap }) => [points, cap])).toEqual([
      [6, 18],
      [0, undefined],
    ]);
  });
});
