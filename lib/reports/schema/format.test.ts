import { describe, expect, it } from "vitest";
import type { ReportChange } from "../schema";
import { changeWords } from "./format";

const share = (value: number) => ({ value, k: 1, n: 2, low: 0, high: 1 });

describe("a change in words", () => {
  it("of a share is in points, with its interval and whether it is more than chance", () => {
    const change: ReportChange = {
      before: share(0.2144),
      by: 0.0312,
      low: -0.012,
      high: 0.0744,
      verdict: "withinChance",
    };
    expect(changeWords(change, "rate", "EUR")).toEqual({
      direction: "up",
      by: "up 3.1 points (-1.2 to 7.4)",
      before: "from 21.4 %",
      verdict: "could be chance",
    });
    const less = { ...change, by: -0.3, low: -0.4, high: -0.2, verdict: "beyondChance" } as const;
    expect(changeWords(less, "rate", "EUR")).toMatchObject({
      direction: "down",
      by: "down 30.0 points (-40.0 to -20.0)",
      verdict: "beyond chance",
    });
  });

  it("of a number is in its own unit", () => {
    const of = (before: number, by: number) => ({ before: { value: before }, by });
    expect(changeWords(of(30, 12), "count", "EUR")).toMatchObject({
      by: "up 12",
      before: "from 30",
      verdict: null,
    });
    expect(changeWords(of(120_00, -20_50), "money", "EUR").by).toContain("20.50");
    expect(changeWords(of(60, -90), "minutes", "EUR").by).toBe("down 1 h 30 min");
    expect(changeWords(of(60, 1500), "minutes", "EUR").by).toBe("up 1 d 1 h");
    expect(changeWords(of(60, 1505), "businessMinutes", "EUR").by).toBe("up 25 h 5 min");
  });

  it("that rounds to nothing is none", () => {
    expect(changeWords({ before: { value: 0 }, by: 0 }, "count", "EUR")).toEqual({
      direction: "same",
      by: "as before",
      before: null,
      verdict: null,
    });
    const hair = { before: share(0.5), by: 0.0001, low: -0.05, high: 0.05 };
    expect(changeWords(hair, "rate", "EUR")).toMatchObject({
      direction: "same",
      by: "as before (-5.0 to 5.0)",
    });
  });

  it("from or to nothing says so", () => {
    expect(changeWords({ before: null, by: null }, "rate", "EUR").before).toBe("none before");
    expect(changeWords({ before: share(0.25), by: null }, "rate", "EUR")).toMatchObject({
      direction: null,
      by: null,
      before: "was 25.0 %",
    });
  });
});
