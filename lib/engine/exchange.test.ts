import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convertAt, parseRate, rateText } from "@/lib/engine/exchange";

describe("a rate", () => {
  it.each([
    ["1.0823", "EUR", "USD", 10_823, 10_000],
    ["0,9", "USD", "EUR", 9, 10],
    ["2", "GBP", "USD", 2, 1],
    ["1.50", "GBP", "USD", 15, 10],
    // Yen have no minor unit: 1 yen = 0.0067 dollars = 0.67 cents.
    ["0.0067", "JPY", "USD", 67, 100],
    ["149.55", "USD", "JPY", 14_955, 10_000],
    ["3.25", "KWD", "USD", 325, 1_000],
    ["1300", "USD", "KRW", 13, 1],
  ])("reads %s %s in %s", (text, currency, base, numerator, denominator) => {
    expect(parseRate(text, currency, base)).toEqual({ numerator, denominator });
  });

  it.each([
    "",
    "0",
    "0.000",
    "-1",
    "1.2.3",
    "1e5",
    "abc",
    "15,000",
    "1.0823456789012",
    "9999999999.99999999999",
  ])("does not take %j", (text) => {
    expect(parseRate(text, "EUR", "USD")).toBeNull();
  });

  it("is not taken where a comma splits off the fraction and a dot may group", () => {
    expect(parseRate("15.000", "EUR", "USD", ",")).toBeNull();
    expect(parseRate("1.5", "EUR", "USD", ",")).toEqual({ numerator: 15, denominator: 10 });
    expect(parseRate("1,082", "EUR", "USD", ",")).toEqual({ numerator: 1082, denominator: 1000 });
  });

  it("is written as it was read", () => {
    const places = fc.tuple(fc.nat(9_999), fc.nat(9_999), fc.nat(1));
    const pair = fc.constantFrom(["EUR", "USD"], ["JPY", "USD"], ["USD", "JPY"], ["KWD", "JPY"]);
    fc.assert(
      fc.property(places, pair, ([whole, part, zeros], [currency = "", base = ""]) => {
        const fraction = `${"0".repeat(zeros)}${part}`.replace(/0+$/, "");
        const text = fraction ? `${whole}.${fraction}` : String(whole);
        const rate = parseRate(text, currency, base);
        if (whole === 0 && part === 0) expect(rate).toBeNull();
        else expect(rate && rateText(rate, currency, base)).toBe(text);
      }),
    );
  });
});

describe("an amount", () => {
  it.each([
    [1_000, 10_823, 10_000, 1_082],
    [5, 1, 10, 1],
    [-5, 1, 10, -1],
    [4, 1, 10, 0],
    [-4, 1, 10, 0],
    [0, 7, 3, 0],
    [1, 1_000_000, 1, 1_000_000],
  ])("of %i at %i/%i becomes %i", (minor, numerator, denominator, converted) => {
    expect(convertAt(minor, { numerator, denominator })).toBe(converted);
  });

  it("that would be too large to be exact has no value", () => {
    expect(convertAt(9e15, { numerator: 15_000, denominator: 1 })).toBeNull();
  });
});
