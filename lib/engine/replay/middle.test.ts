import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median } from "../statistics";
import { middleOf } from "./middle";

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
