import { expect, test } from "vitest";
import { EMPTY_CRITERIA } from "@/lib/engine/criteria";
import type { Failure } from "@/lib/operations/outcome";
import { namingRule } from "./unfinished";

const when = { kind: "attribute", attribute: "title", op: "is", value: "" } as const;
const body = {
  ...EMPTY_CRITERIA,
  fit: [
    { id: "a", label: "Decides", points: 5, when },
    { id: "b", label: " ", points: 5, when },
  ],
};
const failure = (fields?: Record<string, string>): Failure => ({
  ok: false,
  code: "invalid",
  message: "Give a value.",
  ...(fields ? { fields } : {}),
});

test("a refusal for an unfinished rule names the rule", () => {
  expect(namingRule(failure({ "body.fit.0.when.value": "Give a value." }), body).message).toBe(
    "The rule “Decides” is not finished: Give a value. Finish it in the draft, then come back.",
  );
  expect(namingRule(failure({ "fit.1.when": "Give a value." }), body).message).toMatch(
    /^A rule without a name is not finished/,
  );
});

test("any other refusal stays as it is", () => {
  for (const other of [failure(), failure({ "body.thresholds": "Give a value." })]) {
    expect(namingRule(other, body)).toEqual(other);
  }
});
