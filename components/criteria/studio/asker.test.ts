import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EMPTY_CRITERIA } from "@/lib/engine/criteria";
import type { Outcome } from "@/lib/operations/outcome";
import { Asker, RETRY_MS } from "./asker";
import { isWholeQuestion, questionOf, restOf, unfinishedIn, wholeOf } from "./question";

function setUp() {
  const sent: {
    question: string;
    signal: AbortSignal;
    answer: (outcome: Outcome<string>) => void;
  }[] = [];
  const answers: string[] = [];
  const failures: string[] = [];
  const asker = new Asker<string>({
    send: (question, signal) =>
      new Promise((answer) => {
        sent.push({ question, signal, answer });
      }),
    onAnswer: (answer) => answers.push(answer),
    onFailure: (message) => failures.push(message),
  });
  const answer = async (outcome: Outcome<string>) => {
    sent.at(-1)?.answer(outcome);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { sent, answers, failures, asker, answer };
}

const ok = (value: string): Outcome<string> => ({ ok: true, value });

describe("Asker", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("asks one at a time, and of those that wait only the latest", async () => {
    const { sent, answers, asker, answer } = setUp();
    for (const question of ["a", "b", "c", "d"]) asker.ask(question);
    expect(sent.map(({ question }) => question)).toEqual(["a"]);
    await answer(ok("A"));
    expect(sent.map(({ question }) => question)).toEqual(["a", "d"]);
    await answer(ok("D"));
    expect(answers).toEqual(["A", "D"]);
    asker.ask("d");
    expect(sent).toHaveLength(2);
  });

  it("asks again after a failure, as long as the question is wanted", async () => {
    const { sent, failures, answers, asker, answer } = setUp();
    asker.ask("a");
    await answer({ ok: false, code: "failed", message: "Loading." });
    expect(failures).toEqual(["Loading."]);
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(sent).toHaveLength(2);
    await answer(ok("A"));
    await vi.advanceTimersByTimeAsync(RETRY_MS * 3);
    expect(sent).toHaveLength(2);
    expect(answers).toEqual(["A"]);
  });

  it("says nothing of a question that was overtaken", async () => {
    const { failures, asker, answer, sent } = setUp();
    asker.ask("a");
    asker.ask("b");
    await answer({ ok: false, code: "conflict", message: "Overtaken." });
    expect(failures).toEqual([]);
    expect(sent.map(({ question }) => question)).toEqual(["a", "b"]);
  });

  it("does not ask again what is refused for good", async () => {
    const { sent, failures, asker, answer } = setUp();
    asker.ask("a");
    await answer({ ok: false, code: "forbidden", message: "Not for you." });
    await vi.advanceTimersByTimeAsync(RETRY_MS * 3);
    expect(sent).toHaveLength(1);
    expect(failures).toEqual(["Not for you."]);
  });

  it("gives up what runs once nothing is wanted", async () => {
    const { sent, answers, asker, answer } = setUp();
    asker.ask("a");
    asker.stop();
    expect(sent[0]?.signal.aborted).toBe(true);
    await answer(ok("A"));
    expect(answers).toEqual([]);
  });
});

describe("questionOf", () => {
  const gate = { id: "g", kind: "exclude" as const, when: { kind: "all" as const, of: [] } };

  it("is the same whatever the rules are called and the sides promise", () => {
    const named = (label: string, mqlsPerWeek: number | null) => ({
      ...EMPTY_CRITERIA,
      gates: [{ ...gate, label }],
      targets: { ...EMPTY_CRITERIA.targets, mqlsPerWeek },
    });
    const asked = { body: named("", null), holdOutFrom: null, inForceId: null };
    expect(questionOf({ ...asked, body: named("Competitors", 40) })).toBe(questionOf(asked));
    expect(questionOf({ ...asked, holdOutFrom: "2026-01-01" })).not.toBe(questionOf(asked));
  });

  it("has a rest that only the engagement threshold leaves as it is", () => {
    const asked = (fit: number, engagement: number, inForceId = "v1") => {
      const body = { ...EMPTY_CRITERIA, thresholds: { fit, engagement } };
      return questionOf({ body, holdOutFrom: null, inForceId });
    };
    const question = asked(40, 50);
    expect(isWholeQuestion(question)).toBe(false);
    expect(isWholeQuestion(wholeOf(question))).toBe(true);
    expect(restOf(wholeOf(question))).toBe(restOf(asked(40, 31)));
    expect(restOf(question)).not.toBe(restOf(asked(41, 50)));
    const later = asked(40, 50, "v2");
    expect(later, "another version in force is another question").not.toBe(question);
    expect(restOf(later)).not.toBe(restOf(question));
  });

  it("needs no names, but finished conditions", () => {
    const problems = (...paths: string[]) => new Map(paths.map((path) => [path, "wrong"]));
    expect(unfinishedIn(problems())).toBeNull();
    expect(unfinishedIn(problems("name", "fit.3.label", "targets.acceptanceRate"))).toBeNull();
    expect(unfinishedIn(problems("fit.3.label", "fit.3.when.value", "thresholds.fit"))).toEqual({
      path: "fit.3.when.value",
      message: "wrong",
    });
  });
});
