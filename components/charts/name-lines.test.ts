import { expect, it } from "vitest";
import { nameLines } from "./name-lines";

it.each([
  ["Webinar", 18, ["Webinar"]],
  ["Competitor, partner, student", 18, ["Competitor,", "partner, student"]],
  ["Competitor, partner, student or vendor", 18, ["Competitor,", "partner, student …"]],
  ["Alternatives-search-2026-spring", 18, ["Alternatives-sear…"]],
])("%s in lines of %d letters", (name, letters, lines) => {
  expect(nameLines(name, letters)).toEqual(lines);
});
