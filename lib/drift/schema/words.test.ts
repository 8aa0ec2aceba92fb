import { describe, expect, it } from "vitest";
import type { DriftFinding } from "@/lib/drift/schema";
import { pace, wilson } from "@/lib/engine/statistics";
import { driftSentence } from "./words";

const from = Date.UTC(2026, 10, 3);
const to = Date.UTC(2026, 11, 1);
const leads = {};
const say = (finding: DriftFinding) =>
  driftSentence(finding, "UTC").replaceAll(/[\u00a0\u2009\u202f]/g, " ");

describe("driftSentence", () => {
  it("says the share with n, interval, what was agreed, and who is left out", () => {
    const finding = { kind: "acceptance", agreed: 0.8, from, to, leads, accepted: leads } as const;
    expect(say({ ...finding, share: wilson(85, 140), unanswered: 12 })).toBe(
      "Sales accepted 61 % of the 140 MQLs since 3 Nov 2026 that it has answered (52–68 %); 80 % was agreed. 12 more wait for an answer.",
    );
    expect(say({ ...finding, agreed: 0.855, share: wilson(85, 140), unanswered: 0 })).toMatch(
      /85\.5 % was agreed\.$/,
    );
  });

  it("says of the SQL rate which MQLs it is about", () => {
    const share = wilson(19, 210);
    const finding = { kind: "sqlRate", agreed: 0.15, share, windowDays: 90 } as const;
    expect(say({ ...finding, from, to, leads, reached: leads })).toBe(
      "9 % of the 210 MQLs of 3–30 Nov 2026 became SQL within 90 days (5.9–14 %); 15 % was agreed. Younger MQLs are left out.",
    );
  });

  it("says on which side the volume is", () => {
    const finding = { kind: "volume", agreed: 40, weekly: pace(90, 4), from, to } as const;
    const parts = [{ count: 90, from, to, leads }];
    expect(say({ ...finding, side: "below", parts })).toBe(
      "Marketing delivered 22.5 MQLs a week in the 4 weeks of 3–30 Nov 2026 (18.3–27.7), fewer than the 40 that were agreed.",
    );
    expect(say({ ...finding, agreed: 10, side: "above", parts })).toMatch(/more than the 10 that/);
    expect(say({ ...finding, side: "below", parts: [...parts, ...parts] })).toContain(
      "in the 4 weeks of 3–30 Nov 2026 that it was in force for (18.3–27.7)",
    );
  });

  it("names the day of the review", () => {
    expect(say({ kind: "review", reviewAt: from })).toBe(
      "Both sides wanted to look at it again on 3 Nov 2026.",
    );
  });
});
