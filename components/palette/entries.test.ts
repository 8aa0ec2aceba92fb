import { expect, test } from "vitest";
import { groupsFor, standingGroups } from "./entries";
import { writtenWords } from "./written-words";

const standing = standingGroups([], () => true, null);
const lead = {
  id: "1",
  name: "Ann Larkdale",
  title: null,
  company: "Dirk’s",
  stage: "mql",
} as const;
const idsFor = (text: string, words: string[], isGuessed: boolean) =>
  groupsFor(text, standing, [], null, { leads: [lead], accounts: [], words }, isGuessed).map(
    ({ id }) => id,
  );

test("puts leads first that have the word, and last those that only have one like it", () => {
  expect(idsFor("dark", ["dark"], false)).toEqual(["leads", "actions"]);
  expect(idsFor("dark", ["dark", "larkdale"], true)).toEqual(["actions", "leads"]);
});

test("offers to add a lead to those who may", () => {
  const offered = (may: boolean) =>
    groupsFor(
      "add a lead",
      standingGroups([], () => may, null),
      [],
      null,
      null,
      false,
    ).flatMap(({ entries }) => entries.map(({ does }) => does));
  expect(offered(true)).toEqual(["addLead"]);
  expect(offered(false)).toEqual([]);
});

test("puts what is named just so first", () => {
  const navigation = [
    { id: "agreement", items: [{ href: "/criteria", label: "Criteria", icon: null }] },
  ];
  const groups = standingGroups(navigation, () => true, null);
  const first = (text: string) =>
    groupsFor(text, groups, [], null, null, false)[0]?.entries[0]?.label;
  expect(first("Criteria")).toBe("Criteria");
  expect(first("criteria")).toBe("Criteria");
  expect(first("criter"), "what else has it in its name").not.toBe("Criteria");
});

test("forgives slips in the names of pages and actions, where none is named so", () => {
  const navigation = [
    {
      id: "work",
      items: [
        { href: "/board", label: "Board", icon: null },
        { href: "/queue", label: "Queue", icon: null },
      ],
    },
  ];
  const groups = standingGroups(navigation, () => true, null);
  const labels = (text: string) =>
    groupsFor(text, groups, [], null, null, false).flatMap(({ entries }) =>
      entries.map(({ label }) => label),
    );
  expect(labels("quue")).toEqual(["Queue"]);
  expect(labels("Baord")).toEqual(["Board"]);
  expect(labels("imprt fiel")).toEqual(["Import a file"]);
  expect(labels("board")).toEqual(["Board"]);
  expect(labels("queue board"), "no page is both").toEqual([]);
});

test("tells guessed words as they are written, and none that nobody can read", () => {
  const texts = [lead.name, lead.company, null];
  expect(writtenWords(texts, ["larkdale", "larkhelm"], 3)).toEqual(["Larkdale"]);
  expect(writtenWords(texts, ["larkdale", "ann"], 1)).toEqual(["Ann"]);
});
