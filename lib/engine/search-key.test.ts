import { describe, expect, test } from "vitest";
import { markedParts, searchKey, searchRank, searchWords } from "./search-key";

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

test.each([
  ["schmidt", 1],
  ["eva", 0],
  ["midt", 2],
  ["eva midt", 2],
])("searchRank of %s", (text, rank) => {
  const key = searchKey({ name: "Eva Schmidt", email: "eva.schmidt@oak.example", company: null });
  const asked = searchWords(text).map((word) => [word]);
  expect(searchRank(key, asked)).toBe(rank);
});

describe("markedParts", () => {
  const marked = (text: string, ...words: string[]) =>
    markedParts(text, words)
      .map((part) => (part.isFound ? `[${part.text}]` : part.text))
      .join("");

  test.each([
    ["José Ångström", ["jos", "strom"], "[Jos]é Ång[ström]"],
    ["Anna", ["ana", "nn"], "A[nn]a"],
    ["aaa", ["aa"], "[aaa]"],
    ["ﬁrm", ["fi"], "[ﬁ]rm"],
    ["Oak", [], "Oak"],
    ["", ["x"], ""],
  ])("of %s", (text, words, expected) => {
    expect(marked(text, ...words)).toBe(expected);
  });
});
