import { describe, expect, it } from "vitest";
import type { Judged } from "@/lib/engine/evidence";
import { wilson } from "@/lib/engine/statistics";
import { binsUpTo } from "./bins";
import { capacitySentence, thresholdFor, wholeWeeks } from "./capacity";

const DAY = 86_400_000;
const week = (i: number, draft: number) => ({ from: i * 7 * DAY, draft, active: null });
const judged = (mqls: number): Judged => ({
  mqls,
  byLabel: { sql: 0, notSql: 0, maturing: 0, unlabelled: mqls },
  precision: wilson(0, 0),
  recall: wilson(0, 0),
  daysEarlier: 2,
});
const curve = [
  { threshold: 40, mqls: 400, sql: 0, notSql: 0 },
  { threshold: 50, mqls: 200, sql: 0, notSql: 0 },
  { threshold: 60, mqls: 100, sql: 0, notSql: 0 },
];
const words = { n: String, r: (value: number) => value.toFixed(1) };

describe("wholeWeeks", () => {
  it("leaves out the week that still runs", () => {
    const weeks = [week(0, 1), week(1, 2)];
    expect(wholeWeeks(weeks, 14 * DAY)).toHaveLength(2);
    expect(wholeWeeks(weeks, 13 * DAY)).toHaveLength(1);
    expect(wholeWeeks([], 0)).toEqual([]);
  });

  it("begins with the first week that has any MQL, of either version", () => {
    const byActive = { ...week(1, 0), active: 3 };
    expect(wholeWeeks([week(0, 0), byActive, week(2, 5)], 21 * DAY)).toHaveLength(2);
    expect(wholeWeeks([week(0, 0)], 21 * DAY)).toEqual([]);
  });

  it("takes a week that the clock made an hour shorter as whole", () => {
    expect(wholeWeeks([week(0, 1)], 7 * DAY - 3_600_000)).toHaveLength(1);
  });
});

describe("thresholdFor", () => {
  const history = { curve, draft: judged(200), weeks: [week(0, 90), week(1, 110)], asOf: 14 * DAY };

  it("is the lowest threshold that keeps to the capacity", () => {
    expect(thresholdFor(60, history)).toEqual({ kind: "threshold", threshold: 60, perWeek: 50 });
    expect(thresholdFor(100, history)).toEqual({ kind: "threshold", threshold: 50, perWeek: 100 });
    expect(thresholdFor(200, history)).toMatchObject({ kind: "threshold", threshold: 40 });
    expect(thresholdFor(10_000, history)).toEqual({ kind: "room", threshold: 40, perWeek: 200 });
    expect(thresholdFor(20, history)).toEqual({ kind: "above" });
  });

  it("scales a curve over more time than the weeks shown", () => {
    const half = { ...history, weeks: [week(0, 45), week(1, 55)] };
    expect(thresholdFor(60, half)).toEqual({ kind: "threshold", threshold: 50, perWeek: 50 });
  });

  it("says nothing without MQLs or weeks", () => {
    expect(thresholdFor(40, { ...history, draft: judged(0) })).toEqual({ kind: "unknown" });
    expect(thresholdFor(40, { ...history, weeks: [] })).toEqual({ kind: "unknown" });
  });

  it("is told in a sentence", () => {
    expect(capacitySentence(60, thresholdFor(60, history), words)).toBe(
      "60 a week → threshold 60 (50.0 a week on average)",
    );
    expect(capacitySentence(null, { kind: "unknown" }, words)).toMatch(/^Say how many/);
    expect(capacitySentence(10_000, thresholdFor(10_000, history), words)).toBe(
      "Even threshold 40 makes only 200.0 a week on average: no threshold fills 10000.",
    );
    expect(capacitySentence(20, { kind: "above" }, words)).toBe("No threshold keeps to 20 a week.");
  });
});

describe("binsUpTo", () => {
  const bin = { sql: 1, notSql: 2, maturing: 3, unlabelled: 4 };

  it("counts by label, and reaches up to the threshold", () => {
    const distribution = { width: 5, bins: [bin, bin] };
    expect(binsUpTo(distribution, 7, ["sql", "notSql"])).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(binsUpTo(distribution, 11, ["unlabelled"])).toEqual([[4], [4], [0]]);
    expect(binsUpTo({ width: 5, bins: [] }, 0, ["sql"])).toEqual([[0]]);
  });
});
