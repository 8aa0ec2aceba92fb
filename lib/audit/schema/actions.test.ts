import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ACTION_WORDS, actionsNamed } from "@/lib/audit/schema/actions";

/** Of every file that may write entries, the text without the names of the operations in it. */
const sources = readdirSync("lib", { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /(commands|steps)(\/|\.ts$)/.test(file) && !file.endsWith(".test.ts"))
  .map((file) => readFileSync(`lib/${file}`, "utf8").replace(/\bname: "[^"]*"/g, ""));

/** Actions as the code spells them; those of a version's states are put together there. */
function actionsInCode(): string[] {
  const found = new Set<string>();
  for (const text of sources) {
    // A word, a dot, a word: other such texts are names of files.
    for (const [, action] of text.matchAll(/"([a-z]+\.(?!csv"|js"|ts")[a-zA-Z]+)"/g)) {
      found.add(action ?? "");
    }
    for (const [, state] of text.matchAll(/stateEntry\(row, "(\w+)"/g)) {
      found.add(`criteria.${state}`);
    }
  }
  return [...found].sort();
}

test("every action that commands write down has words, and no other", () => {
  expect(actionsInCode()).toEqual(Object.keys(ACTION_WORDS).sort());
});

test("no two actions read alike", () => {
  const words = Object.values(ACTION_WORDS);
  expect(new Set(words).size).toBe(words.length);
});

test("actions are found by their words", () => {
  expect(actionsNamed("MOVED a lead")).toEqual(["lead.move"]);
});
