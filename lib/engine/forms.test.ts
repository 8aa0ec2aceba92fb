import { describe, expect, test } from "vitest";
import { type FormField, fillIn, readAnswers } from "./forms";

const field = (target: string, change: Partial<FormField> = {}): FormField => ({
  target,
  label: target,
  help: "",
  isRequired: false,
  options: [],
  isLong: false,
  ...change,
});
const TYPES = new Map([
  ["employees", "number"],
  ["balance", "number"],
  ["founded", "date"],
  ["partner", "boolean"],
] as const);

const read = (one: FormField, text: string) => readAnswers([one], TYPES, { [one.target]: text });

describe("answers", () => {
  test.each([
    [field("company"), "  Engines \n Ltd ", "Engines Ltd"],
    [field("note", { isLong: true }), "one\ntwo", "one\ntwo"],
    [field("employees"), "250", 250],
    [field("employees"), "0", 0],
    [field("balance"), "-1.5", -1.5],
    [field("founded"), "2024-02-29", "2024-02-29"],
    [field("partner"), "yes", true],
    [field("industry", { options: ["A", "B"] }), "B", "B"],
    [field("email"), "ada@engines.test", "ada@engines.test"],
  ])("%o takes %j", (one, text, value) => {
    expect(read(one, text)).toEqual({ values: { [one.target]: value }, problems: {} });
  });

  test.each([
    [field("employees"), "1,5"],
    [field("employees"), "Infinity"],
    [field("employees"), "1e400"],
    [field("employees"), "-5"],
    [field("founded"), "2023-02-29"],
    [field("founded"), "29/02/2024"],
    [field("industry", { options: ["A", "B"] }), "C"],
    [field("company"), "x".repeat(301)],
    [field("email"), "ada"],
    [field("email"), "ada@engines"],
    [field("email"), "a@b.test, c@d.test"],
    [field("email"), "Ada <a@b.test>"],
    [field("email"), `${"x".repeat(250)}@b.test`],
    [field("company", { isRequired: true }), "  "],
  ])("%o refuses %j in words", (one, text) => {
    const { values, problems } = read(one, text);
    expect(values).toEqual({});
    expect(problems[one.target]).toMatch(/^Please .+\.$/);
  });

  test("a blank is no answer", () => {
    expect(read(field("employees"), "")).toEqual({ values: {}, problems: {} });
  });
});

test("a form fills in what nobody knows, and changes nothing else", () => {
  const known = { company: "Navy", employees: 900, note: "" };
  expect(fillIn(known, { company: " navy ", employees: 3, note: "New", city: "Rome" })).toEqual({
    filled: { note: "New", city: "Rome" },
    differing: ["employees"],
  });
});
