import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ATTRIBUTION_MODELS,
  type AttributionModel,
  apportion,
  CONVERSION,
  creditsOf,
  type TouchPath,
  weightsOf,
} from "@/lib/engine/attribution";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);

/** A path whose touches were so many days before. */
function path(daysBefore: readonly number[], keys: Partial<TouchPath> = {}): TouchPath {
  return {
    at: daysBefore.map((days) => NOW - days * DAY),
    leadCreation: null,
    opportunityCreation: null,
    close: null,
    ...keys,
  };
}

function percent(model: AttributionModel, of: TouchPath): number[] {
  return weightsOf(model, of).map((weight) => Math.round(weight * 10_000) / 100);
}

const FIVE = path([50, 40, 30, 20, 10], { leadCreation: 1, opportunityCreation: 3, close: 4 });

describe("weights", () => {
  it.each<[AttributionModel, number[]]>([
    ["first", [100, 0, 0, 0, 0]],
    ["last", [0, 0, 0, 0, 100]],
    ["linear", [20, 20, 20, 20, 20]],
    ["uShaped", [40, 40, 6.67, 6.67, 6.67]],
    ["wShaped", [30, 30, 5, 30, 5]],
    ["fullPath", [22.5, 22.5, 10, 22.5, 22.5]],
  ])("of %s are as published", (model, expected) => {
    expect(percent(model, FIVE)).toEqual(expected);
  });

  it("halve every 7 days under time decay", () => {
    expect(percent("timeDecay", path([28, 14, 7, 0]))).toEqual([3.45, 13.79, 27.59, 55.17]);
    // How long before the conversion the last one was does not matter.
    expect(percent("timeDecay", path([58, 44, 37, 30]))).toEqual([3.45, 13.79, 27.59, 55.17]);
    expect(percent("timeDecay", path([20_000, 0]))).toEqual([0, 100]);
  });

  it.each(ATTRIBUTION_MODELS)("of one touch are all of it under %s", (model) => {
    const one = path([3], { leadCreation: 0, opportunityCreation: 0, close: 0 });
    expect(weightsOf(model, one)).toEqual([1]);
    expect(weightsOf(model, path([3]))).toEqual([1]);
    expect(weightsOf(model, path([]))).toEqual([]);
  });

  it("of two key points are half each, for there is no rest", () => {
    expect(percent("uShaped", path([9, 1], { leadCreation: 1 }))).toEqual([50, 50]);
    expect(percent("wShaped", path([9, 1], { leadCreation: 1 }))).toEqual([50, 50]);
  });

  it("give the share of a missing middle to the key points in proportion", () => {
    const three = path([9, 5, 1], { leadCreation: 1, opportunityCreation: 2 });
    expect(percent("wShaped", three)).toEqual([33.33, 33.33, 33.33]);
    const two = path([9, 1], { leadCreation: 0, opportunityCreation: 1 });
    expect(percent("wShaped", two)).toEqual([66.67, 33.33]);
  });

  it("add up where one touch is several key points", () => {
    const made = path([9, 5, 1], { leadCreation: 0, opportunityCreation: 1 });
    expect(percent("wShaped", made)).toEqual([60, 30, 10]);
    expect(percent("uShaped", path([9, 5, 1], { leadCreation: 0 }))).toEqual([80, 10, 10]);
    const all = path([9, 1], { leadCreation: 1, opportunityCreation: 1, close: 1 });
    expect(percent("fullPath", all)).toEqual([25, 75]);
  });

  it("give the share of a key point that is still to come to the others in proportion", () => {
    const mql = path([9, 5, 1], { leadCreation: 1 });
    expect(percent("wShaped", mql)).toEqual([42.86, 42.86, 14.29]);
    expect(percent("fullPath", path([9, 5, 1]))).toEqual([69.23, 15.38, 15.38]);
  });

  const anyPath = fc
    .record({
      days: fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 1, maxLength: 25 }),
      keys: fc.array(fc.option(fc.nat(24)), { minLength: 3, maxLength: 3 }),
    })
    .map(({ days, keys }) => {
      const [made, opened, won] = keys.map((key) => (key === null ? null : key % days.length));
      return path(
        days.sort((a, b) => b - a),
        { leadCreation: made ?? null, opportunityCreation: opened ?? null, close: won ?? null },
      );
    });

  it("sum to 1 and are never negative, and credits to one whole conversion", () => {
    fc.assert(
      fc.property(anyPath, fc.constantFrom(...ATTRIBUTION_MODELS), (any, model) => {
        const weights = weightsOf(model, any);
        expect(weights).toHaveLength(any.at.length);
        expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        for (const weight of weights) expect(weight).toBeGreaterThanOrEqual(0);
        expect(creditsOf(model, any).reduce((a, b) => a + b, 0)).toBe(CONVERSION);
      }),
    );
  });

  it("grow with time under time decay, and favour key points over the rest", () => {
    fc.assert(
      fc.property(anyPath, (any) => {
        const decayed = weightsOf("timeDecay", any);
        decayed.forEach((weight, i) => {
          expect(weight).toBeGreaterThanOrEqual(decayed[i - 1] ?? 0);
        });
        const full = weightsOf("fullPath", any);
        const keys = new Set([0, any.leadCreation, any.opportunityCreation, any.close]);
        const rest = full.filter((_, i) => !keys.has(i));
        const least = Math.min(...full.filter((_, i) => keys.has(i)));
        for (const weight of rest) expect(weight).toBeLessThan(least);
      }),
    );
  });
});

describe("whole parts", () => {
  it("go to the largest remainders, of equal ones to the first", () => {
    expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(apportion(10, [0.55, 0.26, 0.19])).toEqual([5, 3, 2]);
    expect(apportion(1, [0, 2])).toEqual([0, 1]);
    expect(apportion(0, [0, 0])).toEqual([0, 0]);
  });

  it("add up exactly, each less than one from its share", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000_000_000 }),
        fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 }),
        (total, weights) => {
          const parts = apportion(total, weights);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
          const sum = weights.reduce((a, b) => a + b, 0);
          parts.forEach((part, i) => {
            expect(Math.abs(part - (total * (weights[i] ?? 0)) / sum)).toBeLessThan(1.001);
          });
        },
      ),
    );
  });

  it("are refused where they cannot add up", () => {
    expect(() => apportion(1, [])).toThrow(RangeError);
    expect(() => apportion(1, [0])).toThrow(RangeError);
    expect(() => apportion(1.5, [1])).toThrow(RangeError);
    expect(() => apportion(-1, [1])).toThrow(RangeError);
  });
});
