import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apart } from "./name-places";

describe("names at the ends of lines", () => {
  it("stand where their lines end, or around the middle of those that meet", () => {
    expect(apart([50, 10, 90], 13)).toEqual([50, 10, 90]);
    expect(apart([50, 50], 10)).toEqual([45, 55]);
    expect(apart([20, 24, 60], 10)).toEqual([17, 27, 60]);
  });

  it("never meet, and keep the order of their lines", () => {
    const heights = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 12 });
    fc.assert(
      fc.property(heights, (wanted) => {
        const places = apart(wanted, 13);
        const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
        order.slice(1).forEach((i, at) => {
          const above = places[order[at] ?? 0] ?? 0;
          expect((places[i] ?? 0) - above).toBeGreaterThan(13 - 1e-9);
        });
      }),
    );
  });
});
