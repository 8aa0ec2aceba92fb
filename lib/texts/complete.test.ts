import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { literalsOf, sourcesOf } from "@/tests/support/literals";
import { ALIKE } from "@/tests/support/words-alike";
import { importRemarks } from "./german/import-remarks";
import { german } from "./german/registry";

const root = path.resolve(import.meta.dirname, "../..");

const files = ["app", "components", "lib"]
  .flatMap((folder) => [...sourcesOf(folder)])
  .filter((file) => !file.startsWith("lib/texts/"));
const texts = files.map(literalsOf);
const sources = files.map((file) => readFileSync(path.join(root, file), "utf8"));

const hasFilling = (text: string) => /\{\d\}/.test(text);

/** Signs, and what is filled in, are no words. */
const hasWords = (text: string) => /[A-Za-z]{2}/.test(text.replace(/\{\d\}/g, ""));

const lacking = (all: readonly string[]) => [
  ...new Set(all.filter((text) => german[text] === undefined && !ALIKE.has(text))),
];

test("every text that is said has its German", () => {
  const said = texts.flatMap((one) => one.said);
  expect(said.length).toBeGreaterThan(1000);
  expect(lacking(said.filter(hasWords))).toEqual([]);
});

test("so has every one of a module of texts", () => {
  const listed = texts.flatMap((one) => one.listed);
  expect(listed.length).toBeGreaterThan(1000);
  expect(lacking(listed.filter(hasWords))).toEqual([]);
});

test("no German stands beside a text that nobody says any more", () => {
  const said = new Set(texts.flatMap((one) => [...one.said, ...one.listed]));
  // Some are said by the name of a constant, or of what they are about.
  const isWritten = (text: string) => sources.some((one) => one.includes(JSON.stringify(text)));
  const idle = Object.keys(german).filter(
    (text) => !(said.has(text) || text in importRemarks || (!hasFilling(text) && isWritten(text))),
  );
  expect(idle).toEqual([]);
});

test("a German text fills in what its English does, and says something else", () => {
  const placesOf = (text: string) => new Set(text.match(/\{\d\}/g));
  for (const [text, translation] of Object.entries(german)) {
    for (const place of placesOf(translation)) expect(placesOf(text), text).toContain(place);
    expect(translation, text).not.toBe(text);
    // A straight quotation mark, or an English one, is a slip.
    expect(translation).not.toMatch(/"|“[^„]*”/);
  }
});
