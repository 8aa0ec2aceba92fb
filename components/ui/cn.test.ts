import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { twMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import { cn } from "./cn";

const root = path.resolve(import.meta.dirname, "../..");

/** Every utility that stands in the source, without its variants. */
function utilities(): string[] {
  const found = new Set<string>();
  for (const folder of ["app", "components"]) {
    for (const name of readdirSync(path.join(root, folder), { recursive: true }) as string[]) {
      if (!name.endsWith(".tsx") && !name.endsWith("styles.ts")) continue;
      const text = readFileSync(path.join(root, folder, name), "utf8");
      for (const [, words = ""] of text.matchAll(/"([^"\n]*)"/g)) {
        for (const word of words.split(" ")) found.add(word.replace(/^(?:[\w-]+:)+/, ""));
      }
    }
  }
  return [...found].filter((one) => one !== "" && twMerge(`${one} ${one}`) === one);
}

/** Nothing in the source lays these over others of their kind. */
const NEVER_LAID_OVER =
  /^-?(?:accent|break|decoration|ease|fill|filter|font-(?:family|size|weight)|line-clamp|outline|pointer-events|ring|rotate|scroll-m[tb]|shadow|stroke|transition|underline-offset|divide)\b/;

test("of two utilities for one property the later wins, as Tailwind's own rules have it", () => {
  const all = utilities();
  expect(all.length).toBeGreaterThan(400);
  const wrong: string[] = [];
  for (const first of all) {
    for (const second of all) {
      // What overrules another begins alike; sizes do not.
      if (first === second || (first[0] !== second[0] && !first.startsWith("size"))) continue;
      const both = `${first} ${second}`;
      const ours = cn(both);
      if (ours === twMerge(both)) continue;
      if (ours === both && NEVER_LAID_OVER.test(first) && NEVER_LAID_OVER.test(second)) continue;
      wrong.push(both);
    }
  }
  expect(wrong).toEqual([]);
});

test("variants are properties of their own", () => {
  expect(cn("px-2 sm:px-3", "px-4")).toBe("sm:px-3 px-4");
  expect(cn("hover:bg-hover", false, "hover:bg-raised")).toBe("hover:bg-raised");
});
