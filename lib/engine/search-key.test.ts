import { describe, expect, test } from "vitest";
import { searchKey, searchWords } from "./search-key";

const lead = { name: "José Ångström", email: "Jose@Oak.example", company: "Oak & Söhne" };

describe("search", () => {
  test.each([
    ["jose", true],
    ["ANGSTROM oak", true],
    ["söhne", true],
    ["oak.example", true],
    ["oak birch", false],
  ])("for %s", (text, found) => {
    const key = searchKey(lead);
    expect(searchWords(text).every((word) => key.includes(word))).toBe(found);
  });

  test("does not join the end of one text with the start of the next", () => {
    expect(searchKey(lead)).not.toContain("angstromjose");
  });

  test("asks for nothing without a word, and keeps what an index can hold", () => {
    expect(searchWords("  ")).toEqual([]);
    expect(searchKey({ name: "x".repeat(4000), email: null, company: null })).toHaveLength(400);
  });
});
