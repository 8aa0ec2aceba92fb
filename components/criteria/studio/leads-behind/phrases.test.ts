import { describe, expect, it } from "vitest";
import { OUTCOME_LABELS } from "@/lib/engine/handoffs";
import { DRAFT_SIDES, dayHint, figurePhrase, type PhraseContext } from "./phrases";

const context: PhraseContext = {
  ruleName: (id) => (id === "vip" ? "Decides" : undefined),
  barWidth: 4,
  sides: DRAFT_SIDES,
  timeZone: "UTC",
};

describe("the words of a figure's leads", () => {
  it("say whose they are, of when, and what became of them", () => {
    const draft = { kind: "mqls", side: "draft", period: "all" } as const;
    expect(figurePhrase({ ...draft, labels: ["unlabelled"] }, context, 908)).toBe(
      "908 MQLs of this draft that sales never worked",
    );
    expect(figurePhrase({ ...draft, labels: [...OUTCOME_LABELS] }, context)).toBe(
      "MQLs of this draft",
    );
    const held = { ...draft, side: "active", period: "since" } as const;
    expect(figurePhrase({ ...held, labels: ["notSql", "sql"] }, context, 1)).toBe(
      "1 MQL of the version in force in the hold-out with a known outcome",
    );
    expect(figurePhrase({ kind: "sqls", side: "draft", period: "all" }, context, 1204)).toBe(
      "1,204 leads that became SQL, all",
    );
  });

  it("name rules, bars and weeks", () => {
    const rule = { kind: "rule", meets: true, labels: ["sql"] } as const;
    expect(figurePhrase({ ...rule, labels: ["sql"], rule: "vip" }, context, 2)).toBe(
      "2 leads meeting “Decides” that became SQL",
    );
    expect(figurePhrase({ ...rule, labels: ["sql"], rule: "new" }, context, 2)).toBe(
      "2 leads meeting the rule that became SQL",
    );
    expect(figurePhrase({ kind: "bar", bar: 5, labels: [...OUTCOME_LABELS] }, context, 3)).toBe(
      "3 leads with an engagement of 20–24 at its best",
    );
    const from = Date.UTC(2026, 2, 2);
    expect(figurePhrase({ kind: "week", side: "draft", from }, context, 7)).toMatch(
      /^7 MQLs of this draft in the week of .*Mar/,
    );
  });

  it("call the versions as their evidence does", () => {
    const sides = { draft: "the proposal", active: "version 3" };
    expect(figurePhrase({ kind: "lost" }, { ...context, sides }, 4)).toBe(
      "4 leads that only version 3 hands off",
    );
    expect(figurePhrase({ kind: "gained" }, { ...context, sides })).toBe(
      "Leads that only the proposal hands off",
    );
  });

  it("say which side the days are of", () => {
    expect(dayHint({ kind: "lost" }, context)).toContain("the version in force");
    expect(dayHint({ kind: "today", side: "draft" }, context)).toContain("this draft");
  });
});
