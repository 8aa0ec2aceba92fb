import { afterEach, beforeEach, expect, test } from "vitest";
import { setGerman, setLanguage } from "@/lib/language";
import { german } from "@/lib/texts/german/registry";
import { literalsOf, sourcesOf } from "@/tests/support/literals";
import { saidAgain } from "./said-again";

beforeEach(() => {
  setGerman(german);
  setLanguage(() => "de");
});
afterEach(() => setLanguage(() => "en"));

test("a sentence that was stored is said in the reader's language, and what people wrote stays", () => {
  expect(saidAgain("Its lead was deleted a moment ago. Remove the row.")).toBe(
    "Der Lead dazu wurde eben gelöscht. Entfernen Sie die Zeile.",
  );
  expect(
    saidAgain(
      "Revenue: “no. 7. or so” is not an amount in EUR. Correct it or leave the cell blank.",
    ),
  ).toBe(
    "Revenue: „no. 7. or so“ ist nicht lesbar; nötig ist ein Betrag in EUR. Berichtigen Sie es, oder lassen Sie die Zelle leer.",
  );
  expect(saidAgain("Added: “open” is not a date. It has no amount. Add it.")).toBe(
    "Added: „open“ ist nicht lesbar; nötig ist ein Datum. Der Betrag fehlt. Ergänzen Sie es.",
  );
  expect(saidAgain("Dana wrote this. It has no day. Add it.")).toBe(
    "Dana wrote this. Der Tag fehlt. Ergänzen Sie es.",
  );
  setLanguage(() => "en");
  expect(saidAgain("It has no day. Add it.")).toBe("It has no day. Add it.");
});

test("names within a sentence stay, though they look like one of ours", () => {
  const stored = "Criteria version 3, Pricing instead of newsletters, left what was agreed";
  const said = saidAgain(stored, true);
  expect(said).not.toBe(stored);
  expect(said).toContain("Pricing instead of newsletters");
});

test("every remark that imports make is known", () => {
  const remarks = [...sourcesOf("lib/imports/steps"), ...sourcesOf("lib/imports/commands")]
    .flatMap((file) => literalsOf(file).unsaid)
    // Its place is filled with a remark that is known.
    .filter(({ text }) => text !== "Write yes or no, or {0}")
    .map(({ text }) => text.replaceAll(/\{(\d)\}/g, "x$1"))
    // Some end where another sentence or nothing follows.
    .map((text) => (/[.:]$|x\d$|^Its \w+$/.test(text) ? text : `${text}.`));
  expect(remarks.length).toBeGreaterThan(50);
  const isKnown = (text: string) =>
    saidAgain(text) !== text && !/\b(the|it|has|is not)\b/i.test(saidAgain(text));
  expect(remarks.filter((text) => !isKnown(text))).toEqual([]);
});
