import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  currencyExponent,
  formatMoney,
  minorToDecimal,
  parseMoney,
  roundHalfUp,
  toMinor,
  typedMoney,
  typingText,
} from "@/lib/engine/money";
import { inLanguage } from "@/lib/language";

describe("parseMoney", () => {
  it.each([
    ["$22,700.00", "USD", 2_270_000],
    ["1.234,56", "EUR", 123_456],
    ["1.234,56 €", "EUR", 123_456],
    ["R$ 1.234.567,8", "BRL", 123_456_780],
    ["1 234,50", "EUR", 123_450],
    ["1’234.50", "CHF", 123_450],
    ["₹12,34,567.00", "INR", 123_456_700],
    ["USD 5", "USD", 500],
    ["US$5", "USD", 500],
    ["5 usd", "USD", 500],
    ["(1,234.50)", "USD", -123_450],
    ["-$5.25", "USD", -525],
    ["$-5.25", "USD", -525],
    ["−5.25", "USD", -525],
    ["5.25-", "USD", -525],
    [".5", "USD", 50],
    ["-.5", "USD", -50],
    ["5.", "USD", 500],
    ["0", "USD", 0],
    ["-0.00", "USD", 0],
    ["1,234", "USD", 123_400],
    ["1,23", "EUR", 123],
    ["0,125", "EUR", 13],
    ["1,234,567", "USD", 123_456_700],
    ["1.234.567", "EUR", 123_456_700],
    ["5221.605", "USD", 522_161],
    ["0.005", "USD", 1],
    ["1.234", "KWD", 1_234],
    ["¥1,500", "JPY", 1_500],
    ["1500.5", "JPY", 1_501],
    ["1.2345", "KWD", 1_235],
  ])("reads %s in %s", (text, currency, minor) => {
    expect(parseMoney(text, currency)).toBe(minor);
  });

  it.each([
    ["", "USD"],
    ["n/a", "USD"],
    ["12,34.56.78", "USD"],
    ["1,2,3", "USD"],
    ["€5", "USD"],
    ["5 EUR", "USD"],
    ["10k", "USD"],
    ["1.234", "USD"],
    ["1.500", "JPY"],
    ["--5", "USD"],
    ["(-5)", "USD"],
    ["2026-11-22", "USD"],
    ["99999999999999999", "USD"],
    ["100000000000.01", "USD"],
  ])("cannot read %s as %s", (text, currency) => {
    expect(parseMoney(text, currency)).toBeNull();
  });

  it("believes a known decimal mark", () => {
    expect(parseMoney("22.700", "EUR", ",")).toBe(2_270_000);
    expect(parseMoney("22,700", "EUR", ",")).toBe(2_270);
    expect(parseMoney("22,700", "EUR", ".")).toBe(2_270_000);
    expect(parseMoney("1,234.56", "EUR", ",")).toBeNull();
  });

  it("reads back what is written, in every style", () => {
    const minor = fc.integer({ min: -1e13, max: 1e13 });
    const currency = fc.constantFrom("USD", "EUR", "JPY", "BRL", "INR");
    const style = fc.constantFrom(["en-US", "."], ["de-DE", ","], ["fr-FR", ","], ["en-IN", "."]);
    fc.assert(
      fc.property(minor, currency, style, (amount, code, [locale, mark]) => {
        const text = formatMoney(amount, code, locale, { currencyDisplay: "code" });
        expect(parseMoney(text, code, mark === "," ? "," : ".")).toBe(amount);
        expect(parseMoney(minorToDecimal(amount, code), code, ".")).toBe(amount);
      }),
    );
  });
});

describe("amounts", () => {
  it("knows the minor unit of a currency", () => {
    expect(["USD", "JPY", "KWD", "EUR"].map(currencyExponent)).toEqual([2, 0, 3, 2]);
    expect(() => currencyExponent("dollars")).toThrow(RangeError);
  });

  it("rounds half away from zero", () => {
    expect([0.5, 1.5, 2.5, -0.5, -2.5, 2.4, -2.4].map(roundHalfUp)).toEqual([
      1, 2, 3, -1, -3, 2, -2,
    ]);
    expect(roundHalfUp(0.49999999999999994)).toBe(0);
    expect(Object.is(roundHalfUp(-0.2), 0)).toBe(true);
  });

  it("converts to minor units as the number is written", () => {
    expect(toMinor(1.005, "USD")).toBe(101);
    expect(toMinor(-1.005, "USD")).toBe(-101);
    expect(toMinor(22_700.5, "USD")).toBe(2_270_050);
    expect(toMinor(1e-7, "USD")).toBe(0);
    expect(toMinor(1_500, "JPY")).toBe(1_500);
    expect(() => toMinor(Number.NaN, "USD")).toThrow(RangeError);
  });

  it("writes exact decimals", () => {
    expect(minorToDecimal(5, "USD")).toBe("0.05");
    expect(minorToDecimal(-2_270_050, "USD")).toBe("-22700.50");
    expect(minorToDecimal(1_500, "JPY")).toBe("1500");
    expect(minorToDecimal(Number.MAX_SAFE_INTEGER, "USD")).toBe("90071992547409.91");
    expect(minorToDecimal(2 ** 60, "USD")).toBe("11529215046068469.76");
    expect(() => minorToDecimal(0.5, "USD")).toThrow(RangeError);
  });

  it("formats for people", () => {
    expect(formatMoney(2_270_000, "USD")).toBe("$22,700.00");
    expect(formatMoney(2_270_000, "USD", "en-US", { maximumFractionDigits: 0 })).toBe("$22,700");
    expect(formatMoney(Number.MAX_SAFE_INTEGER, "USD")).toBe("$90,071,992,547,409.91");
    expect(formatMoney(123_456, "EUR", "de-DE").replace(/\s/g, " ")).toBe("1.234,56 €");
  });
});

test("money is typed as its reader writes it, and as anybody's spreadsheet does", () => {
  const cents = (text: string) => typedMoney(text, "EUR");
  expect(["1,234.5", "1234,5", "1,5", "1.234.567", "-€5.25"].map(cents)).toEqual([
    123_450, 123_450, 150, 123_456_700, -525,
  ]);
  inLanguage("de", () => {
    expect(
      ["1.234,5", "1.234", "1,5", "1200.50", "1,234.50", "1234.5", "0.567"].map(cents),
    ).toEqual([123_450, 123_400, 150, 120_050, 123_450, 123_450, 57]);
    expect(cents(typingText(120_050, "EUR"))).toBe(120_050);
    expect(typingText(120_050, "EUR")).toBe("1200,50");
  });
});

test("what may be thousands or thousandths is no amount", () => {
  expect(typedMoney("1.234", "EUR")).toBeNull();
  expect(typedMoney("1.234", "KWD")).toBe(1_234);
  inLanguage("de", () => {
    expect(typedMoney("1,234", "EUR")).toBeNull();
    expect(typedMoney("1,234", "KWD")).toBe(1_234);
  });
});
