import { describe, expect, it } from "vitest";
import { binsUpTo } from "./bins";
import { capacitySentence, thresholdFor, wholeWeeks } from "./capacity";

const DAY = 86_400_000;
const week = (i: number, draft: number) => ({ from: i * 7 * DAY, draft, active: null });
const curve = [
  { threshold: 40, mqls: 900, sql: 0, notSql: 0, recent: 400 },
  { threshold: 50, mqls: 800, sql: 0, notSql: 0, recent: 200 },
  { threshold: 60, mqls: 700, sql: 0, notSql: 0, recent: 100 },
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
  const history = { curve, recentWeeks: 2 };

  it("is the lowest threshold that kept to the capacity lately, whatever was before", () => {
    const threshold = (over: object) => ({ kind: "threshold", weeks: 2, ...over });
    expect(thresholdFor(60, history)).toEqual(threshold({ threshold: 60, perWeek: 50 }));
    expect(thresholdFor(100, history)).toEqual(threshold({ threshold: 50, perWeek: 100 }));
    expect(thresholdFor(200, history)).toEqual(threshold({ threshold: 40, perWeek: 200 }));
    const room = { kind: "room", threshold: 40, perWeek: 200, weeks: 2 };
    expect(thresholdFor(10_000, history)).toEqual(room);
    expect(thresholdFor(20, history)).toEqual({ kind: "above", weeks: 2 });
  });

  it("says nothing without whole weeks", () => {
    expect(thresholdFor(40, { curve, recentWeeks: 0 })).toEqual({ kind: "unknown" });
    expect(thresholdFor(40, { curve: [], recentWeeks: 2 })).toEqual({ kind: "unknown" });
  });

  it("is told in a sentence", () => {
    expect(capacitySentence(60, thresholdFor(60, history), words)).toBe(
      "60 a week → threshold 60 (50.0 a week in the last 2 weeks)",
    );
    expect(capacitySentence(null, { kind: "unknown" }, words)).toMatch(/^Say how many/);
    expect(capacitySentence(10_000, thresholdFor(10_000, history), words)).toBe(
      "Even threshold 40 made only 200.0 a week in the last 2 weeks: no threshold fills 10000.",
    );
    expect(capacitySentence(20, { kind: "above", weeks: 1 }, words)).toBe(
      "No threshold kept to 20 a week in the last whole week.",
    );
    expect(capacitySentence(20, { kind: "unknown" }, words)).toMatch(/^No whole week/);
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
