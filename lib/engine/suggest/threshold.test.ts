import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ThresholdPoint, thresholdForCapacity } from "./threshold";

const CURVE: ThresholdPoint[] = [
  { threshold: 40, recent: 600 },
  { threshold: 50, recent: 480 },
  { threshold: 63, recent: 400 },
  { threshold: 70, recent: 210 },
];

describe("thresholdForCapacity", () => {
  it("takes the lowest threshold that sales can keep up with", () => {
    expect(thresholdForCapacity(CURVE, 40, 10)).toEqual({
      threshold: 63,
      mqlsPerWeek: 40,
    });
    expect(thresholdForCapacity(CURVE.toReversed(), 39.9, 10)?.threshold).toBe(70);
    expect(thresholdForCapacity(CURVE, 1000, 10)?.threshold).toBe(40);
  });

  it("says when none is high enough", () => {
    expect(thresholdForCapacity(CURVE, 20, 10)).toBeNull();
    expect(thresholdForCapacity([], 20, 10)).toBeNull();
  });

  it("passes over thresholds that nobody counted", () => {
    const partly = CURVE.map((point) =>
      point.threshold > 63 ? { ...point, recent: null } : point,
    );
    expect(thresholdForCapacity(partly, 40, 10)?.threshold).toBe(63);
    expect(thresholdForCapacity(partly, 20, 10)).toBeNull();
  });

  it("does not go below a threshold that sends too many", () => {
    const uneven = [
      { threshold: 10, recent: 5 },
      { threshold: 20, recent: 50 },
      { threshold: 30, recent: 5 },
    ];
    expect(thresholdForCapacity(uneven, 1, 10)).toEqual({
      threshold: 30,
      mqlsPerWeek: 0.5,
    });
  });

  it("never falls as capacity shrinks", () => {
    const points = fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(points, fc.nat(100), fc.nat(100), (counts, a, b) => {
        const falling = counts.toSorted((x, y) => y - x);
        const curve = falling.map((recent, threshold) => ({ threshold, recent }));
        const low = thresholdForCapacity(curve, Math.min(a, b), 10);
        const high = thresholdForCapacity(curve, Math.max(a, b), 10);
        if (low) expect(low.threshold).toBeGreaterThanOrEqual(high?.threshold ?? Infinity);
        if (low) expect(low.mqlsPerWeek).toBeLessThanOrEqual(Math.min(a, b));
      }),
    );
  });

  it("refuses weeks and capacities that are none", () => {
    expect(() => thresholdForCapacity(CURVE, 40, 0)).toThrow(RangeError);
    expect(() => thresholdForCapacity(CURVE, -1, 10)).toThrow(RangeError);
  });
});
