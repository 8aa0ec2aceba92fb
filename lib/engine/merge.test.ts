import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criteriaArbitrary } from "@/tests/support/criteria-arbitraries";
import { type Criteria, criteriaSchema, EMPTY_CRITERIA, type FitRule } from "./criteria";
import { mergeCriteria } from "./merge";

const rule = (id: string, points: number): FitRule => ({
  id,
  label: id,
  points,
  when: { kind: "attribute", attribute: "title", op: "isKnown" },
});
const base: Criteria = { ...EMPTY_CRITERIA, fit: [rule("a", 1), rule("b", 2), rule("c", 3)] };
const fitOf = (merged: Criteria | null) => merged?.fit.map(({ id, points }) => `${id}${points}`);

describe("mergeCriteria", () => {
  it("keeps what each changed, down to single numbers", () => {
    const mine = { ...base, thresholds: { ...base.thresholds, fit: 60 }, effectiveAt: 1 };
    const theirs = { ...base, thresholds: { ...base.thresholds, engagement: 70 }, reviewAt: 2 };
    expect(mergeCriteria(base, mine, theirs)).toEqual({
      ...base,
      thresholds: { fit: 60, engagement: 70 },
      effectiveAt: 1,
      reviewAt: 2,
    });
  });

  it("keeps rules that each changed, added, moved or deleted", () => {
    const mine = { ...base, fit: [rule("a", 9), rule("b", 2), rule("c", 3), rule("m", 5)] };
    const theirs = { ...base, fit: [rule("c", 3), rule("a", 1), rule("t", 6)] };
    expect(fitOf(mergeCriteria(base, mine, theirs))).toEqual(["c3", "a9", "t6", "m5"]);
    expect(fitOf(mergeCriteria(base, theirs, mine))).toEqual(["c3", "a9", "t6", "m5"]);
  });

  it("does not choose where both changed the same", () => {
    const to = (points: number) => ({ ...base, fit: [rule("a", points), rule("b", 2)] });
    expect(mergeCriteria(base, to(5), to(6))).toBeNull();
    const without = { ...base, fit: [rule("b", 2), rule("c", 3)] };
    const raised = { ...base, fit: [rule("a", 7), rule("b", 2), rule("c", 3)] };
    expect(mergeCriteria(base, raised, without)).toBeNull();
    const ordered = (...ids: string[]) => ({ ...base, fit: ids.map((id) => rule(id, 1)) });
    const start = ordered("a", "b", "c");
    expect(mergeCriteria(start, ordered("b", "a", "c"), ordered("a", "c", "b"))).toBeNull();
  });

  it("takes the only side that changed, whole, and is the same from either side", () => {
    fc.assert(
      fc.property(criteriaArbitrary, criteriaArbitrary, criteriaArbitrary, (old, one, other) => {
        expect(mergeCriteria(old, one, old)).toEqual(one);
        expect(mergeCriteria(old, old, one)).toEqual(one);
        const merged = mergeCriteria(old, one, other);
        expect(mergeCriteria(old, other, one) === null).toBe(merged === null);
        if (merged) expect(criteriaSchema.safeParse(merged).success).toBe(true);
      }),
    );
  });
});
