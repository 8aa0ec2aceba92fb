import { describe, expect, it } from "vitest";
import { inLanguage, setGerman } from "@/lib/language";
import { german } from "@/lib/texts/german/registry";
import type { Activity } from "./activities";
import { compileCriteria } from "./compile";
import { namesOf } from "./conditions/contract";
import { EMPTY_CRITERIA } from "./criteria";
import { explain, explanationSentences, saidAnew } from "./explain";
import type { LeadHistory } from "./history";
import { CRITERIA_TEMPLATES } from "./templates";

const compiled = compileCriteria(CRITERIA_TEMPLATES[0]?.criteria ?? EMPTY_CRITERIA);
const clicks: Activity[] = [1, 2, 3, 4, 5, 6, 7].map((minute) => ({
  id: `c${minute}`,
  type: "email_clicked",
  minute,
  props: {},
}));
const view: Activity = { id: "v", type: "page_view", minute: 9, props: { page: "Pricing" } };
const history: LeadHistory = {
  createdMinute: 0,
  observations: [{ minute: 0, values: { seniority: "VP", employees: 60 } }],
  activities: [...clicks, view],
};
const meta = { versionId: "v7", versionNumber: 7 };

describe("explain", () => {
  const explanation = explain(history, compiled, 9, { ...meta, path: "scored" }, namesOf());

  it("freezes the score and its parts, the newest five events of each", () => {
    expect(explanation).toMatchObject({
      versionId: "v7",
      minute: 9,
      path: "scored",
      fastTrack: null,
      fit: { value: 50_000, threshold: 40_000, cap: 100_000 },
      engagement: { value: 30_000, threshold: 30_000, cap: 100_000 },
    });
    const clicked = explanation.contributions.find(({ ruleId }) => ruleId === "clicked");
    expect(clicked).toMatchObject({ points: 15_000, capped: true, eventCount: 7 });
    expect(clicked?.events.map(({ minute }) => minute)).toEqual([7, 6, 5, 4, 3]);
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  });

  it("reads in plain sentences", () => {
    expect(explanationSentences(explanation)).toEqual([
      "Became an MQL by its scores under criteria version 7.",
      "Fit was 50 and reached the threshold of 40.",
      "Engagement was 30 and reached the threshold of 30.",
      'Gate "Competitors, students and vendors" was open. Shuts out: Company type is one of Competitor, Vendor or School or Job title contains student.',
      "+30 fit: Decision maker. Seniority is one of C-level, VP or Director.",
      "+20 fit: 20 to 199 employees. Employees is between 20 and 199.",
      "+15 engagement: Viewed pricing. Viewed a page where Page is pricing, the first 3 times, halves every 30 days.",
      "+15 engagement: Clicked in an email (7 times). Clicked in an email, every time, halves every 30 days, at most 15 points together. Cut to the rule's cap.",
    ]);
  });

  it("is said anew by its version for a reader of another language", () => {
    expect(saidAnew(explanation, compiled, namesOf())).toEqual(explanation);
    setGerman(german);
    const anew = inLanguage("de", () => {
      return explanationSentences(saidAnew(explanation, compiled, namesOf()));
    });
    expect(anew[1]).toBe("Fit war 50 und hat den Schwellenwert von 40 erreicht.");
    expect(anew.at(-2)).toBe(
      "+15 Engagement: Viewed pricing. Hat eine Seite aufgerufen, wobei Seite ist pricing, die ersten 3 Male, halbiert sich alle 30 Tage.",
    );
    const gone = saidAnew(explanation, compileCriteria(EMPTY_CRITERIA), namesOf());
    expect(gone).toEqual(explanation);
  });

  it("names the fast track, and says when a person decided", () => {
    const asked: LeadHistory = {
      ...history,
      activities: [{ id: "d", type: "demo_request", minute: 3, props: {} }],
    };
    const fast = explain(asked, compiled, 9, { ...meta, path: "fastTrack" }, namesOf());
    expect(fast.fastTrack).toBe("Asked for a demo");
    expect(explanationSentences(fast)[0]).toBe(
      'Became an MQL by the fast track "Asked for a demo" under criteria version 7. Asked for a demo within 30 days.',
    );
    const manual = explain(asked, compiled, 9, { ...meta, path: "manual" }, namesOf());
    expect(manual.fastTrack).toBeNull();
    expect(explanationSentences(manual)[0]).toMatch(/by hand/);
  });
});
