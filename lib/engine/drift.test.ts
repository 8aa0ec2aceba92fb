import { describe, expect, it } from "vitest";
import { fallsShort, isReviewDue, offPace } from "./drift";
import { pace, wilson } from "./statistics";

describe("fallsShort", () => {
  it.each([
    ["61 % of 140 (53–69 %) is below 80 %", 85, 140, 0.8, true],
    ["the interval still holds what was agreed", 85, 140, 0.68, false],
    ["better than agreed", 130, 140, 0.8, false],
    ["none of 29: too few to tell", 0, 29, 0.8, false],
    ["none of 30", 0, 30, 0.8, true],
    ["nobody", 0, 0, 0.8, false],
  ])("%s", (_, k, n, agreed, expected) => {
    expect(fallsShort(wilson(k, n), agreed)).toBe(expected);
  });
});

describe("offPace", () => {
  it.each([
    ["20 a week (17.8–22.5) are fewer than 25", 240, 12, 25, "below"],
    ["20 a week may be 22", 240, 12, 22, null],
    ["20 a week are more than 15", 240, 12, 15, "above"],
    ["3 weeks are too few", 0, 3, 25, null],
  ] as const)("%s", (_, count, weeks, agreed, expected) => {
    expect(offPace(pace(count, weeks), agreed)).toBe(expected);
  });
});

describe("isReviewDue", () => {
  it("comes with the day itself, where the workspace is", () => {
    const day = Date.UTC(2026, 10, 1);
    expect(isReviewDue(day, "2026-10-31")).toBe(false);
    expect(isReviewDue(day, "2026-11-01")).toBe(true);
    expect(isReviewDue(day, "2027-01-01")).toBe(true);
    expect(isReviewDue(null, "2027-01-01")).toBe(false);
  });
});
