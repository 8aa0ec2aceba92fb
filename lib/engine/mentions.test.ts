import { expect, it } from "vitest";
import { mentionedIn } from "./mentions";

const people = ["Ana", "Ana Reyes", "Zoë O’Neil", "Sam Lee", "Sam Lee"].map((name, i) => ({
  id: String(i),
  name,
}));
const idsIn = (text: string) => mentionedIn(text, people).map(({ id }) => id);

it("finds whole names after an @, the longest of those that begin alike", () => {
  expect(idsIn("@ana reyes, please call. Thanks @Zoë O’Neil!")).toEqual(["1", "2"]);
  expect(idsIn("Ask @Ana.")).toEqual(["0"]);
  expect(idsIn("(@Ana) and @ANA again")).toEqual(["0"]);
});

it("means all people of one name", () => {
  expect(idsIn("@Sam Lee")).toEqual(["3", "4"]);
});

it("finds nobody within a word, an address, or without an @", () => {
  expect(idsIn("mail sam@ana.example, Ana Reyes, @Anabel, @Sam, @@")).toEqual([]);
  expect(idsIn("")).toEqual([]);
});
