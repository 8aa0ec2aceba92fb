import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundsFor, roundCeiling, roundFloor } from "./cuts";

describe("a bound", () => {
  it("is the roundest there is", () => {
    expect(roundFloor(17, 23)).toBe(20);
    expect(roundFloor(20, 23)).toBe(22);
    expect(roundFloor(12, 13)).toBe(13);
    expect(roundFloor(900, 4300)).toBe(4000);
    expect(roundFloor(0.11, 0.34)).toBe(0.2);
    expect(roundFloor(-3, 4)).toBe(0);
    expect(roundCeiling(17, 23)).toBe(20);
    expect(roundCeiling(20, 23)).toBe(20);
    expect(roundCeiling(1000, 1001)).toBe(1000);
    expect(roundCeiling(-5, 3)).toBe(0);
  });

  it("always lies where it was asked for", () => {
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(number, number, (a, b) => {
        fc.pre(a !== b);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(roundFloor(low, high)).toBeGreaterThan(low);
        expect(roundFloor(low, high)).toBeLessThanOrEqual(high);
        expect(roundCeiling(low, high)).toBeGreaterThanOrEqual(low);
        expect(roundCeiling(low, high)).toBeLessThan(high);
      }),
    );
  });
});

describe("boundsFor", () => {
  it("lie in the gaps between few values", () => {
    expect(boundsFor([3, 15, 23, 3, 15])).toEqual({ floors: [10, 20], ceilings: [10, 20] });
    expect(boundsFor([7, 7])).toEqual({ floors: [], ceilings: [] });
    expect(boundsFor([])).toEqual({ floors: [], ceilings: [] });
  });

  it("have two digits among many", () => {
    const { floors, ceilings } = boundsFor(Array.from({ length: 1000 }, (_, i) => 1000 - i));
    expect(ceilings).toEqual(floors);
    expect(floors).toHaveLength(99 + 91);
    expect(floors.slice(97, 102)).toEqual([98, 99, 100, 110, 120]);
    const signed = boundsFor(Array.from({ length: 201 }, (_, i) => (i - 100) / 1000)).floors;
    expect(signed).toContain(-0.1);
    expect(signed).toContain(0);
    expect(signed).toContain(0.037);
  });
});
