import { describe, expect, it } from "vitest";
import { cohortFunnel, isMaturing, periodRatio, stepConversion } from "@/lib/engine/funnel";

const DAY = 86_400_000;

describe("stepConversion", () => {
  it("carries k, n, interval and whether the window still runs", () => {
    const step = { from: "mql", to: "sql", entered: 100, reached: 13, lastEnteredAt: 10 * DAY };
    const mature = stepConversion(step, 90, 100 * DAY);
    expect(mature.conversion).toMatchObject({ k: 13, n: 100, rate: 0.13 });
    expect(mature.conversion.low).toBeCloseTo(0.078, 3);
    expect(mature.conversion.high).toBeCloseTo(0.21, 3);
    expect(mature.maturing).toBe(false);
    expect(stepConversion(step, 90, 100 * DAY - 1).maturing).toBe(true);
  });

  it("is neither a rate nor maturing without entries", () => {
    const step = { from: "sal", to: "sql", entered: 0, reached: 0, lastEnteredAt: null };
    expect(stepConversion(step, 90, 0).conversion.rate).toBeNull();
    expect(isMaturing(null, 90, 0)).toBe(false);
  });
});

describe("cohortFunnel", () => {
  it("relates each stage to the first and to the one before", () => {
    const funnel = cohortFunnel([
      { stage: "mql", count: 200 },
      { stage: "sal", count: 100 },
      { stage: "sql", count: 25 },
    ]);
    expect(funnel.map((s) => [s.stage, s.ofFirst.rate, s.ofPrevious?.rate])).toEqual([
      ["mql", 1, undefined],
      ["sal", 0.5, 0.5],
      ["sql", 0.125, 0.25],
    ]);
    expect(funnel[0]?.ofPrevious).toBeNull();
  });

  it("refuses a stage with more leads than the cohort", () => {
    const stages = [
      { stage: "mql", count: 1 },
      { stage: "sql", count: 2 },
    ];
    expect(() => cohortFunnel(stages)).toThrow(RangeError);
    expect(cohortFunnel([])).toEqual([]);
  });
});

describe("periodRatio", () => {
  it("may pass 1 and has no value over nothing", () => {
    expect(periodRatio(6, 4).ratio).toBe(1.5);
    expect(periodRatio(6, 0)).toEqual({ numerator: 6, denominator: 0, ratio: null });
  });
});
