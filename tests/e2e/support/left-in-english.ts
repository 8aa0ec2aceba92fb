import type { Page } from "@playwright/test";
import { german } from "@/lib/texts/german/registry";

/** What the sample holds, and so reads in every language, though texts of ours read alike. */
const OF_THE_SAMPLE: ReadonlySet<string> = new Set([
  "A colleague",
  "Company",
  "Director",
  "Existing customer",
  "Intern",
  "No budget",
  "Role",
  "Staff",
  "Unsubscribed",
  "Content",
  // A line of a version's name, where a chart breaks it.
  "counts",
  "Email",
  "Events",
  "Organic search",
  "Organic social",
  "Paid search",
  "Paid social",
  "Referral",
  "Webinars",
]);

/** Names of versions of its criteria, which sentences hold. */
const NAMES = /Pricing instead of newsletters|First agreement/g;

const hasFilling = /\{\d\}/;
/** Some English words are German ones, too: "Note" is what a grade is called. */
const inGerman: ReadonlySet<string> = new Set(Object.values(german));
const words: ReadonlySet<string> = new Set(
  Object.keys(german).filter(
    (text) => !(hasFilling.test(text) || OF_THE_SAMPLE.has(text) || inGerman.has(text)),
  ),
);

/** Texts with something filled in, by the longest part that is always the same. */
const patterns = Object.keys(german)
  .filter((text) => hasFilling.test(text))
  .map((text) => {
    const parts = text.split(hasFilling).map((part) => part.trim());
    const longest = parts.toSorted((a, b) => b.length - a.length)[0] ?? "";
    const escaped = text
      .split(hasFilling)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return { longest, matches: new RegExp(`^${escaped.join(".+")}$`) };
  })
  // Of a few letters many a text would seem to be.
  .filter(({ longest }) => /[A-Za-z]+ [A-Za-z]+/.test(longest));

function isEnglish(shown: string): boolean {
  const text = shown.replace(NAMES, "…");
  if (words.has(text)) return true;
  return patterns.some(({ longest, matches }) => text.includes(longest) && matches.test(text));
}

/** What a page shows and names in English though its German is in the catalogue. */
export async function leftInEnglish(page: Page): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const texts = new Set<string>();
    // The log keeps what was written into it.
    const kept = location.pathname === "/audit" ? ", td" : "";
    const add = (text: string | null) => {
      const plain = text?.replace(/\s+/g, " ").trim();
      if (plain) texts.add(plain);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (!parentElement?.closest(`script, style, code, [lang=en]${kept}`)) add(textContent);
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
      if (element.closest("[lang=en]")) continue;
      for (const name of ["aria-label", "title", "placeholder"]) add(element.getAttribute(name));
    }
    add(document.title.replace(/ · .*$/, ""));
    return [...texts];
  });
  return shown.filter(isEnglish).map((text) => `in English: ${text.slice(0, 120)}`);
}
