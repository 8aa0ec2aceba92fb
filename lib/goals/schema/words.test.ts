import { describe, expect, it } from "vitest";
import type { Aim } from "@/lib/engine/goals";
import { goalSentence, measuredText, shownTarget, targetOf } from "./words";

const plain = (text: string) => text.replaceAll(/[\u00a0\u2009\u202f]/g, " ");
const aim = (target: number, basis: Aim["basis"] = "interval"): Aim => ({
  direction: "atMost",
  target,
  basis,
});

describe("goalSentence", () => {
  it("says what was wanted, what was measured, and what can be told", () => {
    const share = { value: 0.21, k: 45, n: 212, low: 0.17, high: 0.26 };
    expect(plain(goalSentence(aim(0.155), share, "missed", "rate", "EUR"))).toBe(
      "Goal at most 15.5 %: 21.0 % (17.0–26.0) of 212, off goal.",
    );
    expect(
      plain(goalSentence(aim(50_000, "value"), { value: 60_000 }, "missed", "money", "EUR")),
    ).toBe("Threshold at most €500.00: €600.00, threshold crossed.");
    expect(plain(goalSentence(aim(10), { value: 9.25 }, "met", "days", "EUR"))).toBe(
      "Goal at most 10 days: 9.3 days, on goal.",
    );
  });

  it("says that there is no figure, or that a time is not reached", () => {
    expect(goalSentence(aim(3), { value: null }, "unknown", "days", "EUR")).toBe(
      "Goal at most 3 days: no figure.",
    );
    expect(measuredText({ value: null, low: 90, high: null }, "minutes", "EUR")).toBe(
      "not reached, above 1 h 30 min",
    );
  });
});

describe("targets in forms", () => {
  it.each([
    ["rate", 0.07, 7],
    ["rate", 0.285, 28.5],
    ["money", 120_050, 1200.5],
    ["days", 3.5, 3.5],
  ] as const)("of a %s come back as they went", (kind, target, shown) => {
    expect(shownTarget(target, kind, "EUR")).toBe(shown);
    expect(targetOf(shown, kind, "EUR")).toBe(target);
  });

  it("keep to the currency's own decimals", () => {
    expect(targetOf(1200.5, "money", "JPY")).toBe(1201);
  });
});
