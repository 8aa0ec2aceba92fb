import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  median,
  pace,
  quantile,
  weightedMedian,
  weightedQuantile,
  wilson,
} from "@/lib/engine/statistics";

describe("wilson", () => {
  // Percent with one decimal, as any calculator of score intervals gives them.
  it.each([
    [0, 10, 0, 27.8],
    [2, 10, 5.7, 51.0],
    [7, 20, 18.1, 56.7],
    [13, 100, 7.8, 21.0],
    [130, 1000, 11.1, 15.2],
    [10, 10, 72.2, 100],
  ])("%i of %i → %f–%f %%", (k, n, low, high) => {
    const rate = wilson(k, n);
    expect(rate.rate).toBe(k / n);
    expect(Math.round((rate.low ?? Number.NaN) * 1000) / 10).toBe(low);
    expect(Math.round((rate.high ?? Number.NaN) * 1000) / 10).toBe(high);
  });

  it("gives the published figures of the X Education leads with two decimals", () => {
    const rate = wilson(3561, 9240);
    expect([rate.rate, rate.low, rate.high].map((v) => ((v ?? 0) * 100).toFixed(2))).toEqual([
      "38.54",
      "37.55",
      "39.54",
    ]);
  });

  it("has no rate where nothing was counted", () => {
    expect(wilson(0, 0)).toEqual({ k: 0, n: 0, rate: null, low: null, high: null });
  });

  it.each([
    [3, 2],
    [-1, 2],
    [0.5, 2],
    [Number.NaN, 1],
  ])("refuses %d of %d", (k, n) => {
    expect(() => wilson(k, n)).toThrow(RangeError);
  });

  it("holds the rate, lies in 0..1 and mirrors k and n − k", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (k, rest) => {
        fc.pre(k + rest > 0);
        const a = wilson(k, k + rest);
        const b = wilson(rest, k + rest);
        if (a.rate === null || b.rate === null) throw new Error("no rate");
        expect(a.low).toBeGreaterThanOrEqual(0);
        expect(a.high).toBeLessThanOrEqual(1);
        expect(a.low).toBeLessThanOrEqual(a.rate);
        expect(a.high).toBeGreaterThanOrEqual(a.rate);
        expect(a.low).toBeCloseTo(1 - b.high, 12);
      }),
    );
  });
});

describe("pace", () => {
  // Published score intervals of Poisson counts.
  it.each([
    [0, 1, 0, 3.84],
    [10, 1, 5.43, 18.41],
    [100, 1, 82.23, 121.61],
    [100, 4, 20.56, 30.4],
  ])("%i in %i → %f–%f", (count, units, low, high) => {
    const found = pace(count, units);
    expect(found.perUnit).toBe(count / units);
    expect(found.low).toBeCloseTo(low, 2);
    expect(found.high).toBeCloseTo(high, 2);
  });

  it("is what wilson comes to when the share is small", () => {
    const share = wilson(40, 100_000_000);
    const found = pace(40, 100_000_000);
    expect(found.low / (share.low ?? 0)).toBeCloseTo(1, 6);
    expect(found.high / (share.high ?? 0)).toBeCloseTo(1, 6);
  });

  it.each([
    [-1, 1],
    [0.5, 1],
    [1, 0],
  ])("refuses %d in %d", (count, units) => {
    expect(() => pace(count, units)).toThrow(RangeError);
  });
});

describe("quantiles", () => {
  it("interpolates as definition 7 of Hyndman & Fan", () => {
    expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75);
    expect(quantile([4, 1, 3, 2], 0.9)).toBeCloseTo(3.7, 12);
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(quantile([7], 0.9)).toBe(7);
    expect(median([])).toBeNull();
  });

  it("leaves its input in order", () => {
    const values = [3, 1, 2];
    quantile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });

  it("refuses nonsense", () => {
    expect(() => quantile([1], 1.1)).toThrow(RangeError);
    expect(() => quantile([Number.NaN], 0.5)).toThrow(RangeError);
    expect(() => weightedQuantile([{ value: 1, count: -1 }], 0.5)).toThrow(RangeError);
  });

  it("of weighted values equals that of the list written out", () => {
    const group = fc.record({ value: fc.integer({ min: -50, max: 50 }), count: fc.nat(4) });
    fc.assert(
      fc.property(
        fc.array(group, { maxLength: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (groups, p) => {
          const list = groups.flatMap(({ value, count }) => Array<number>(count).fill(value));
          const sorted = list.toSorted((a, b) => a - b);
          const at = (sorted.length - 1) * p;
          const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
          const expected =
            low === undefined || high === undefined
              ? null
              : low + (at - Math.floor(at)) * (high - low);
          const actual = weightedQuantile(groups, p);
          if (expected === null) expect(actual).toBeNull();
          else expect(actual).toBeCloseTo(expected, 9);
        },
      ),
    );
    expect(weightedMedian([{ value: 9, count: 0 }])).toBeNull();
  });
});
