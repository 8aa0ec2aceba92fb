import { describe, expect, it } from "vitest";
import { bandPath, linePath, roundTicks, spread, stepPath } from "./scales";

describe("the scales of a plot", () => {
  it("end at a round number that is not below the top", () => {
    expect(roundTicks(37, 4)).toEqual([0, 10, 20, 30, 40]);
    expect(roundTicks(1200, 3)).toEqual([0, 400, 800, 1200]);
    expect(roundTicks(434, 4)).toEqual([0, 150, 300, 450]);
    expect(roundTicks(5, 4)).toEqual([0, 2, 4, 6]);
    expect(roundTicks(3, 4)).toEqual([0, 1, 2, 3]);
    expect(roundTicks(0, 4)).toEqual([0, 1]);
  });

  it("name places in steps of one length, the last among them", () => {
    expect(spread(100, 5)).toEqual([24, 49, 74, 99]);
    expect(spread(17, 8)).toEqual([1, 4, 7, 10, 13, 16]);
    expect(spread(3, 8)).toEqual([0, 1, 2]);
    expect(spread(5, 1)).toEqual([4]);
    expect(spread(0, 5)).toEqual([]);
  });

  it("draw lines with their gaps, steps and bands", () => {
    expect(linePath([[0, 1], [2, 3], null, [4, 5]])).toBe("M0.0,1.0L2.0,3.0M4.0,5.0");
    expect(
      stepPath([
        [0, 1],
        [2, 3],
      ]),
    ).toBe("M0.0,1.0H1.0V3.0H2.0");
    expect(stepPath([])).toBe("");
    const part = [
      { x: 0, low: 4, high: 1 },
      { x: 2, low: 5, high: 2 },
    ];
    expect(bandPath([part, []])).toBe("M0.0,1.0L2.0,2.0L2.0,5.0L0.0,4.0Z");
  });
});
