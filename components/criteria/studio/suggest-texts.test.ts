import { expect, test } from "vitest";
import { differenceSentence, shortageText } from "./suggest-texts";

test("a difference of two rankings comes with its interval, and may be chance", () => {
  expect(differenceSentence({ value: 0.05, low: 0.0012, high: 0.1 })).toBe(
    "The difference is +5 percentage points, 95\u00a0% interval +0.1 to +10.",
  );
  expect(differenceSentence({ value: -0.012, low: -0.04, high: 0.016 })).toBe(
    "The difference is −1.2 percentage points, 95\u00a0% interval −4 to +1.6: it may be chance.",
  );
  expect(differenceSentence({ value: 0, low: 0, high: 0 })).toBe(
    "The difference is 0 percentage points, 95\u00a0% interval 0 to 0: it may be chance.",
  );
});

test("why nothing is suggested comes with how many leads there are", () => {
  expect(shortageText({ reason: "fewLeads", needed: 30, sql: 29, notSql: 71 })).toBe(
    "Too few leads: 30 SQLs and 30 non-SQLs are needed, there are 29 and 71.",
  );
  expect(shortageText({ reason: "chance" })).toBe("No rule’s effect can be told from chance.");
});
