import { afterEach, expect, test } from "vitest";
import { setLanguage } from "@/lib/language";

const modules = import.meta.glob([
  "../../{app,components,lib}/**/*.{ts,tsx}",
  "!**/*.{test,dev,bench}.*",
  "!../../lib/{cli,sample}/**",
]);

/** Where a text is said for somebody else: whoever asked for it is to blame. */
const SAYING = /said-late|lib\/language|engine\/locale|lib\/format|Object\.get /;

function blamed(stack: string): string {
  const lines = stack.split("\n").filter((line) => /\/(app|components|lib)\//.test(line));
  return lines.find((line) => !SAYING.test(line)) ?? stack;
}

// Other files are tested in the same process.
afterEach(() => setLanguage(() => "en"));

/** On the server it would be in one language for everybody, in the browser before its words are there. */
test("no text is said, and no format made, while a module loads", async () => {
  setLanguage(() => {
    throw new Error("said while loading");
  });
  const early = new Set<string>();
  for (const load of Object.values(modules)) {
    await load().catch((problem: unknown) => {
      const stack = problem instanceof Error ? (problem.stack ?? "") : "";
      if (stack.includes("said while loading")) early.add(blamed(stack));
    });
  }
  expect([...early]).toEqual([]);
}, 120_000);
