import { expect, test } from "vitest";
import { isWithin, limitsSentence } from "./number-limits";

const whole = new Intl.NumberFormat("en-GB").format;
const percent = new Intl.NumberFormat("en-GB", { style: "percent" }).format;

test("what a field takes is said with the separators of all numbers", () => {
  expect(limitsSentence({ minValue: -1000, maxValue: 1000 }, whole)).toBe(
    "Takes numbers from -1,000 to 1,000.",
  );
  expect(limitsSentence({ minValue: 0, maxValue: 1 }, percent)).toBe(
    "Takes numbers from 0% to 100%.",
  );
  expect(limitsSentence({ minValue: 1, step: 1 }, whole)).toBe("Takes whole numbers from 1 on.");
  expect(limitsSentence({ maxValue: 5 }, whole)).toBe("Takes numbers up to 5.");
  expect(limitsSentence({}, whole)).toBe("Takes numbers only.");
});

test("a number out of a field's limits or between its steps does not stay", () => {
  expect(isWithin(-5, { minValue: 0 })).toBe(false);
  expect(isWithin(1001, { maxValue: 1000 })).toBe(false);
  expect(isWithin(2.5, { minValue: 0, step: 1 })).toBe(false);
  expect(isWithin(2.5, { minValue: 0.5, step: 1 })).toBe(true);
});
