import { describe, expect, it } from "vitest";
import { amountAxis, dayTicks } from "./whole-axis";

describe("an axis of amounts", () => {
  it.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [220, [0, 50, 100, 150, 200, 250]],
    [260, [0, 100, 200, 300]],
    [16_400, [0, 5000, 10_000, 15_000, 20_000]],
  ])("that reaches %d has ticks at %j", (top, ticks) => {
    expect(amountAxis(top)).toEqual({ domain: [0, ticks.at(-1)], ticks });
  });
});

describe("an axis of days", () => {
  it.each([
    [5, [0, 1, 2, 3, 4, 5]],
    [90, [0, 15, 30, 45, 60, 75, 90]],
    [300, [0, 60, 120, 180, 240, 300]],
    [365, [0, 60, 120, 180, 240, 300, 360]],
  ])("that ends with %d has ticks at %j", (last, ticks) => {
    expect(dayTicks(last)).toEqual(ticks);
  });

  it("has few ticks, however long it is", () => {
    expect(dayTicks(20_000).length).toBeLessThanOrEqual(9);
  });
});
