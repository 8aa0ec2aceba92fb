import { describe, expect, test } from "vitest";
import { markSaidBy, openMarkIn, readBoolean, readNumber } from "./numbers";

describe("written numbers", () => {
  test.each([
    ["1234.5", ".", 1234.5],
    ["1,234.5", ".", 1234.5],
    ["12,34,567", ".", 1_234_567],
    ["1 234,5", ",", 1234.5],
    ["1.234,5", ",", 1234.5],
    ["-0,5", ",", -0.5],
    ["−7", ".", -7],
    ["1'234'567", ".", 1_234_567],
    ["2.5e3", ".", 2500],
    [".5", ".", 0.5],
  ] as const)("%s with %s", (text, mark, expected) => {
    expect(readNumber(text, mark)).toBe(expected);
  });

  test.each([
    ["1,2", "."],
    ["1.2", ","],
    ["1.2.3", "."],
    ["12 apples", "."],
    ["0x10", "."],
    ["Infinity", "."],
    ["1 2", "."],
    ["", "."],
  ] as const)("%j with %s is none", (text, mark) => {
    expect(readNumber(text, mark)).toBeNull();
  });

  test("tell the decimal mark where they can", () => {
    expect(markSaidBy("$22,700.00")).toBe(".");
    expect(markSaidBy("1.234,5")).toBe(",");
    expect(markSaidBy("1.234.567")).toBe(",");
    expect(markSaidBy("0,25")).toBe(",");
    expect(markSaidBy("0.125"), "no number begins with a group of 0").toBe(".");
    expect(markSaidBy("1234,567")).toBe(",");
    expect(markSaidBy("1,234")).toBeNull();
    expect(markSaidBy("17")).toBeNull();
  });

  test("leave the mark open where one stands before three digits", () => {
    expect(openMarkIn("1.234")).toBe(".");
    expect(openMarkIn("-12,345 €")).toBe(",");
    expect(["1.23", "1.234.567", "1.234,5", "0.125", "17"].map(openMarkIn)).toEqual(
      Array(5).fill(null),
    );
  });

  test("yes and no in several words", () => {
    expect(["Yes", "TRUE", "1", "x", "ja"].map(readBoolean)).toEqual(Array(5).fill(true));
    expect(["no", "False", "0", "Nein"].map(readBoolean)).toEqual(Array(4).fill(false));
    expect(readBoolean("maybe")).toBeNull();
  });
});
