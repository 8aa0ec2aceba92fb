import { describe, expect, it } from "vitest";
import { paceOf, plannedBySource, shareOver } from "@/lib/engine/budget";

const plan = (source: string, campaign: string, minor: number) => ({ source, campaign, minor });

describe("plans", () => {
  it.each([
    ["own amount first", [plan("Google", "", 100), plan("Google", "Brand", 70)]],
    ["own amount last", [plan("Google", "Brand", 70), plan("Google", "", 100)]],
  ])("of a channel contain its campaigns: %s", (_, budgets) => {
    expect([...plannedBySource(budgets)]).toEqual([["Google", 100]]);
  });

  it("of campaigns add up where the channel has none", () => {
    const budgets = [plan("Google", "Brand", 70), plan("Google", "Rest", 5), plan("", "", 9)];
    expect([...plannedBySource(budgets)]).toEqual([
      ["Google", 75],
      ["", 9],
    ]);
  });
});

describe("pace", () => {
  it("compares with an even one", () => {
    expect(paceOf(1_000, 600, 0.5)).toEqual({
      plannedMinor: 1_000,
      spentMinor: 600,
      leftMinor: 400,
      spentShare: 0.6,
      aheadMinor: 100,
    });
    expect(paceOf(0, 600, 0.5)).toMatchObject({ leftMinor: -600, spentShare: null });
    expect(paceOf(1_001, 0, 0.5).aheadMinor).toBe(-501);
  });

  it("knows how much of a month is over", () => {
    const period = { from: 100, to: 200 };
    expect([50, 100, 150, 250].map((now) => shareOver(period, now))).toEqual([0, 0, 0.5, 1]);
  });
});
