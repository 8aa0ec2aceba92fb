import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median } from "../statistics";
import { MovingMiddle, middleOf } from "./middle";

describe("middleOf", () => {
  it("is the median", () => {
    const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -1e6, max: 1e6 }));
    fc.assert(
      fc.property(fc.array(value), (values) => {
        expect(middleOf(Int32Array.from(values))).toBe(median(values));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("MovingMiddle", () => {
  it("is the median of what is there, after all that came and went", () => {
    const value = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -5000, max: 5000 }),
      fc.constantFrom(-(2 ** 22), 2 ** 22),
    );
    fc.assert(
      fc.property(fc.array(value), fc.array(fc.nat()), (values, leaving) => {
        const middle = new MovingMiddle(Int32Array.from(values));
        for (const each of values) middle.count(each, 1);
        const there = [...values];
        for (const place of leaving) {
          expect(middle.middle()).toBe(median(there));
          const [gone] = there.splice(place % Math.max(1, there.length), 1);
          if (gone !== undefined) middle.count(gone, -1);
        }
        expect(middle.middle()).toBe(median(there));
      }),
      { numRuns: 200 },
    );
  });
});
