import { describe, expect, it } from "vitest";
import { difference, isBeyondChance } from "./difference";
import { pace, wilson } from "./statistics";

function shareOf(k: number, n: number) {
  const { rate, low, high } = wilson(k, n);
  if (rate === null) throw new Error("nothing counted");
  return { value: rate, low, high };
}

describe("the difference of two shares", () => {
  // Newcombe 1998, table II, method 10, to the four digits given there.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])("of %i/%i and %i/%i is Newcombe's", (k1, n1, k2, n2, low, high) => {
    const found = difference(shareOf(k1, n1), shareOf(k2, n2));
    expect(found.value).toBeCloseTo(k1 / n1 - k2 / n2, 12);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it("turns its sign with the order", () => {
    const [one, other] = [shareOf(13, 100), shareOf(7, 20)];
    const [there, back] = [difference(one, other), difference(other, one)];
    expect(back.value).toBeCloseTo(-there.value, 12);
    expect(back.low).toBeCloseTo(-there.high, 12);
    expect(back.high).toBeCloseTo(-there.low, 12);
  });

  it("is beyond chance only where 0 is outside", () => {
    expect(isBeyondChance(difference(shareOf(2, 10), shareOf(1, 10)))).toBe(false);
    expect(isBeyondChance(difference(shareOf(200, 1000), shareOf(100, 1000)))).toBe(true);
    expect(isBeyondChance(difference(shareOf(100, 1000), shareOf(200, 1000)))).toBe(true);
  });
});

it("tells paces apart by their intervals, too", () => {
  const paceOf = (count: number) => {
    const { perUnit, low, high } = pace(count, 4);
    return { value: perUnit, low, high };
  };
  expect(isBeyondChance(difference(paceOf(160), paceOf(80)))).toBe(true);
  expect(isBeyondChance(difference(paceOf(44), paceOf(40)))).toBe(false);
});
