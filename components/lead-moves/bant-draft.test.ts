import { describe, expect, it } from "vitest";
import { NO_BANT } from "@/lib/engine/bant";
import { type BantAnswers, standingAnswers } from "@/lib/engine/bant-answers";
import { bantInput, bantProblems, savedAnswers, shownAnswer, shownLevels } from "./bant-draft";

const known: BantAnswers = standingAnswers({ ...NO_BANT, budget: "partly", timeline: "partly" }, [
  { dimension: "budget", value: "USD 50000.00", evidence: "In the plan" },
  { dimension: "timeline", value: "Q3, maybe", evidence: null },
]);

describe("a form over recorded answers", () => {
  it("shows what was recorded, with what was changed", () => {
    expect(shownAnswer("budget", known, {})).toEqual({
      level: "partly",
      value: "$50,000.00",
      evidence: "In the plan",
    });
    expect(shownAnswer("budget", known, { budget: { level: "met" } })).toMatchObject({
      level: "met",
      value: "$50,000.00",
    });
    expect(shownLevels(known, { need: { level: "met" } })).toEqual({
      budget: "partly",
      authority: "unknown",
      need: "met",
      timeline: "partly",
    });
  });

  it("sends a raised level without the texts, so that they stay", () => {
    expect(bantInput(known, { budget: { level: "met" } })).toEqual([
      { dimension: "budget", level: "met" },
    ]);
    expect(bantProblems(known, { timeline: { level: "met" } }, "USD")).toEqual({});
  });

  it("sends nothing when all is as it was, and null for what was emptied", () => {
    expect(bantInput(known, {})).toEqual([]);
    expect(bantInput(known, { budget: { evidence: "In the plan " } })).toEqual([]);
    expect(bantInput(known, { budget: { value: "", evidence: " " } })).toEqual([
      { dimension: "budget", level: "partly", value: null, evidence: null },
    ]);
  });

  it("says by field what is no amount and no day", () => {
    const edits = { budget: { value: "abc" }, timeline: { value: "Q4" }, need: { value: "abc" } };
    expect(Object.keys(bantProblems(known, edits, "USD"))).toEqual([
      "bant.budget",
      "bant.timeline",
    ]);
  });

  it("goes on from what was saved when the move itself was refused", () => {
    const edits = { budget: { value: "60000" }, need: { level: "met" as const, evidence: "Said" } };
    const now = { ...known, ...savedAnswers(known, edits, "USD") };
    expect(now.budget).toEqual({ level: "partly", value: "USD 60000.00", evidence: "In the plan" });
    expect(now.need).toEqual({ level: "met", value: null, evidence: "Said" });
    expect(bantInput(now, {})).toEqual([]);
  });
});
