import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilson } from "../statistics";
import { type ThresholdPoint, thresholdForCapacity } from "./threshold";

const CURVE: ThresholdPoint[] = [
  { threshold: 40, mqls: 600, sql: 60, notSql: 440 },
  { threshold: 50, mqls: 480, sql: 58, notSql: 342 },
  { threshold: 63, mqls: 400, sql: 55, notSql: 270 },
  { threshold: 70, mqls: 210, sql: 40, notSql: 120 },
];

describe("thresholdForCapacity", () => {
  it("takes the lowest threshold that sales can keep up with", () => {
    expect(thresholdForCapacity(CURVE, 40, 10)).toEqual({
      threshold: 63,
      mqlsPerWeek: 40,
      precision: wilson(55, 325),
    });
    expect(thresholdForCapacity(CURVE.toReversed(), 39.9, 10)?.threshold).toBe(70);
    expect(thresholdForCapacity(CURVE, 1000, 10)?.threshold).toBe(40);
  });

  it("says when none is high enough", () => {
    expect(thresholdForCapacity(CURVE, 20, 10)).toBeNull();
    expect(thresholdForCapacity([], 20, 10)).toBeNull();
  });

  it("does not go below a threshold that sends too many", () => {
    const uneven = [
      { threshold: 10, mqls: 5, sql: 0, notSql: 0 },
      { threshold: 20, mqls: 50, sql: 0, notSql: 0 },
      { threshold: 30, mqls: 5, sql: 0, notSql: 0 },
    ];
    expect(thresholdForCapacity(uneven, 1, 10)).toEqual({
      threshold: 30,
      mqlsPerWeek: 0.5,
      precision: wilson(0, 0),
    });
  });

  it("never falls as capacity shrinks", () => {
    const points = fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(points, fc.nat(100), fc.nat(100), (counts, a, b) => {
        const falling = counts.toSorted((x, y) => y - x);
        const curve = falling.map((mqls, threshold) => ({ threshold, mqls, sql: 0, notSql: 0 }));
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
