import { expect, test } from "vitest";
import { literalsOf, sourcesOf } from "@/tests/support/literals";
import { ALIKE } from "@/tests/support/words-alike";
import { german } from "./german/registry";

/** Read by developers, by visitors, by programs, or opened by a spreadsheet: in English for everybody. */
const ENGLISH = [
  "app/api/imports/[id]/problems/route.ts",
  "app/(desk)/settings/api/",
  "app/design/",
  "app/f/",
  "components/api/",
  "components/design/",
  "components/leads/csv-columns.ts",
];

/** A constant of the module, which `t` says where it is used: that it has its German says so. */
const isSaidElsewhere = (text: string) => german[text] !== undefined;

test("no screen shows a text that is not said in the reader's language", () => {
  const files = ["app", "components"].flatMap((folder) => [...sourcesOf(folder)]);
  const unsaid = files
    .filter((file) => !ENGLISH.some((place) => file.startsWith(place)))
    .flatMap((file) =>
      literalsOf(file)
        .unsaid.filter(({ text, isConstant }) => !(isConstant && isSaidElsewhere(text)))
        .filter(({ text }) => !ALIKE.has(text))
        .map(({ text, line }) => `${file}:${line} ${text}`),
    );
  expect(unsaid).toEqual([]);
});
