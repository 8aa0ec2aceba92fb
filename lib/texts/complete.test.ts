import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { german } from "./german/registry";

const root = path.resolve(import.meta.dirname, "../..");

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (file !== path.join("lib", "texts")) yield* sources(file);
    } else if (/\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file)) yield file;
  }
}

const texts = ["app", "components", "lib"]
  .flatMap((folder) => [...sources(folder)])
  .map((file) => readFileSync(path.join(root, file), "utf8"));

/** Where the braces that open before `at` close. */
function closing(text: string, at: number): number {
  let depth = 1;
  for (let here = at; here < text.length; here++) {
    if (text[here] === "`") here = templateEnd(text, here + 1);
    else if (text[here] === "{") depth++;
    else if (text[here] === "}" && --depth === 0) return here;
  }
  return text.length;
}

function templateEnd(text: string, at: number): number {
  let here = at;
  while (here < text.length && text[here] !== "`") {
    if (text[here] === "\\") here++;
    else if (text.startsWith("${", here)) here = closing(text, here + 2);
    here++;
  }
  return here;
}

/** "{0} leads" of the template that begins at `at`. */
function patternAt(text: string, at: number): string {
  const end = templateEnd(text, at);
  let pattern = "";
  let place = 0;
  for (let here = at; here < end; here++) {
    if (text.startsWith("${", here)) {
      here = closing(text, here + 2);
      pattern += `{${place++}}`;
    } else if (text[here] === "\\") {
      const [written = ""] = /^\\(u[\da-f]{4}|.)/.exec(text.slice(here)) ?? [];
      pattern += JSON.parse(written === "\\`" ? '"`"' : `"${written}"`);
      here += written.length - 1;
    } else pattern += text[here];
  }
  return pattern;
}

function* said(text: string): Generator<string> {
  for (const [, literal = ""] of text.matchAll(/\bt\(\s*("(?:[^"\\\n]|\\.)*"),?\s*\)/g)) {
    yield JSON.parse(literal) as string;
  }
  for (const { index } of text.matchAll(/\bt`/g)) {
    const pattern = patternAt(text, index + 2);
    // Else it is the end of a template whose last letter is a t.
    if (/[A-Za-z]{2}/.test(pattern)) yield pattern;
  }
}

test("every text that is said has its German", () => {
  const all = new Set(texts.flatMap((text) => [...said(text)]));
  expect(all.size).toBeGreaterThan(1000);
  expect([...all].filter((text) => german[text] === undefined)).toEqual([]);
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
