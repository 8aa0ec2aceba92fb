import { expect, test } from "vitest";
import { typedDigits, typingDecimal } from "@/lib/engine/typed-number";
import { inOwnNotation } from "@/lib/format-typed";
import { inLanguage } from "@/lib/language";

const numberOf = (text: string) => {
  const typed = typedDigits(text);
  return typed && Number(`${typed.whole}.${typed.fraction}`);
};

test("a number is read in the reader's notation, in the other one where that is none, or not at all", () => {
  const table: [text: string, english: number | null, german: number | null][] = [
    ["1234.5", 1234.5, 1234.5],
    ["1234,5", 1234.5, 1234.5],
    ["1.5", 1.5, 1.5],
    ["1,5", 1.5, 1.5],
    ["1,234.5", 1234.5, 1234.5],
    ["1.234,5", 1234.5, 1234.5],
    ["1.234", 1.234, 1234],
    ["1,234", 1234, 1.234],
    ["0.567", 0.567, 0.567],
    ["0,567", 0.567, 0.567],
    ["1.234.567", 1_234_567, 1_234_567],
    ["12,34,567", 1_234_567, 1_234_567],
    ["1 234,5", 1234.5, 1234.5],
    ["1’234.5", 1234.5, 1234.5],
    [".5", 0.5, 0.5],
    ["5,", 5, 5],
    ["12.34.5", null, null],
    ["1,2.3", null, null],
    ["1.2,3.4", null, null],
    ["", null, null],
  ];
  for (const [text, english, german] of table) {
    expect(numberOf(text), text).toBe(english);
    expect(
      inLanguage("de", () => numberOf(text)),
      `${text} in German`,
    ).toBe(german);
  }
});

test("what a field is given is written in the reader's notation, with what stands beside it", () => {
  const own = ["1.5", "1,5", "-1.5 %", "1.000", "1234.56 €", "7", "-", "1.2.3"];
  expect(own.map(inOwnNotation)).toEqual([
    "1.5",
    "1.5",
    "-1.5 %",
    "1.000",
    "1234.56 €",
    "7",
    "-",
    null,
  ]);
  inLanguage("de", () => {
    expect(own.map(inOwnNotation)).toEqual([
      "1,5",
      "1,5",
      "-1,5 %",
      "1.000",
      "1234,56 €",
      "7",
      "-",
      null,
    ]);
    expect(typingDecimal("1.0823")).toBe("1,0823");
  });
});
