import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Periods } from "./periods";

describe("Periods", () => {
  it("finds the period of a minute, wherever starts lie", () => {
    const minute = fc.integer({ min: -5000, max: 30_000_000 });
    const near = fc.integer({ min: -5000, max: 5000 });
    fc.assert(
      fc.property(fc.oneof(fc.array(near), fc.array(minute)), fc.array(near), (starts, minutes) => {
        const periods = new Periods(starts);
        const sorted = [...new Set(starts)].sort((a, b) => a - b);
        expect([...periods.starts]).toEqual(sorted);
        expect(periods.count).toBe(sorted.length + 1);
        for (const at of [...minutes, ...starts, ...starts.map((start) => start - 1)]) {
          expect(periods.of(at)).toBe(sorted.filter((start) => start <= at).length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
