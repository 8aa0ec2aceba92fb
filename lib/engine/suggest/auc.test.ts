import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auc, aucDifference } from "./auc";

const labelled = fc
  .array(
    fc.record({ score: fc.integer({ min: 0, max: 6 }), label: fc.integer({ min: 0, max: 1 }) }),
    {
      minLength: 2,
      maxLength: 40,
    },
  )
  .map((rows) => ({
    scores: Float64Array.from(rows, ({ score }) => score),
    labels: Uint8Array.from(rows, ({ label }) => label),
  }));

/** By its definition: every pair of a positive and a negative. */
function byPairs(scores: Float64Array, labels: Uint8Array): number | null {
  let pairs = 0;
  let wins = 0;
  scores.forEach((a, i) => {
    scores.forEach((b, j) => {
      if (labels[i] !== 1 || labels[j] !== 0) return;
      pairs += 1;
      wins += a > b ? 1 : a === b ? 0.5 : 0;
    });
  });
  return pairs === 0 ? null : wins / pairs;
}

describe("auc", () => {
  it("counts ties half", () => {
    // Positives 3, 2, 2; negatives 2, 1: of six pairs four won and two tied.
    const scores = Float64Array.of(3, 2, 2, 2, 1);
    const labels = Uint8Array.of(1, 1, 1, 0, 0);
    expect(auc(scores, labels)).toBeCloseTo(5 / 6, 15);
    expect(auc(new Float64Array(5).fill(7), labels)).toBe(0.5);
    expect(auc(Float64Array.of(2, 2, 2, 1, 1), labels)).toBe(1);
    expect(auc(Float64Array.of(-2, -3, -10, 1, 1), labels)).toBe(0);
  });

  it("is the share of pairs in the right order", () => {
    fc.assert(
      fc.property(labelled, ({ scores, labels }) => {
        const expected = byPairs(scores, labels);
        if (expected === null) expect(auc(scores, labels)).toBeNull();
        else expect(auc(scores, labels)).toBeCloseTo(expected, 12);
      }),
    );
  });

  it("has no value without both classes, nor with a NaN", () => {
    expect(auc(Float64Array.of(1, 2), Uint8Array.of(1, 1))).toBeNull();
    expect(auc(new Float64Array(0), new Uint8Array(0))).toBeNull();
    expect(() => auc(Float64Array.of(1, Number.NaN), Uint8Array.of(1, 0))).toThrow(RangeError);
  });
});

describe("aucDifference", () => {
  it("gives what can be worked out by hand", () => {
    // First: all pairs right. Second: positives 4, 1 against negatives 2, 0: three of four right.
    // Placements differ by (0, ½) for the positives and (½, 0) for the negatives: each variance
    // is ⅛, so the squared error is ⅛/2 + ⅛/2 = ⅛.
    const labels = Uint8Array.of(1, 1, 0, 0);
    const better = aucDifference(Float64Array.of(4, 3, 2, 1), Float64Array.of(4, 1, 2, 0), labels);
    expect(better?.value).toBeCloseTo(0.25, 12);
    expect((better?.high ?? 0) - (better?.low ?? 0)).toBeCloseTo(
      2 * 1.959964 * Math.sqrt(1 / 8),
      12,
    );
  });

  it("is nothing, without doubt, between scores of the same order, and turns with its sides", () => {
    fc.assert(
      fc.property(labelled, fc.infiniteStream(fc.integer({ min: 0, max: 3 })), (rows, noise) => {
        const { scores, labels } = rows;
        const other = scores.map((score) => score + (noise.next().value ?? 0));
        const difference = aucDifference(scores, other, labels);
        const back = aucDifference(other, scores, labels);
        if (!difference || !back) return;
        expect(difference.value).toBeCloseTo(-back.value, 12);
        expect(difference.low).toBeCloseTo(-back.high, 12);
        const same = aucDifference(
          scores,
          scores.map((score) => 3 * score - 1),
          labels,
        );
        expect(same).toEqual({ value: 0, low: 0, high: 0 });
      }),
    );
  });

  it("has no interval for a single positive", () => {
    const scores = Float64Array.of(3, 2, 1);
    expect(aucDifference(scores, scores, Uint8Array.of(1, 0, 0))).toBeNull();
  });
});
