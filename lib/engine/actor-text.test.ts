import { afterEach, expect, test } from "vitest";
import { channelOf } from "@/lib/engine/channels";
import { setGerman, setLanguage } from "@/lib/language";
import { german } from "@/lib/texts/german/registry";
import { actorText } from "./actor-text";

afterEach(() => setLanguage(() => "en"));

test("who is no person is called so in the reader's language, and people as they are", () => {
  setGerman(german);
  const names = ["By hand", "Command line", "Retention rule", "Visitor", "Website, signed in"];
  const called = [...names, "Identity provider", "Merge", "Criteria v12"];
  expect(called.map(actorText)).toEqual(called);
  setLanguage(() => "de");
  for (const name of called) expect(actorText(name)).not.toBe(name);
  expect(actorText("Criteria v12")).toBe("Kriterien v12");
  expect(actorText("Dana Reyes")).toBe("Dana Reyes");
});

test("what is stored and compared is the same in every language", () => {
  setGerman(german);
  setLanguage(() => "de");
  expect(channelOf({ medium: "newsletter" })).toBe("Email");
  expect(channelOf({ source: "google", medium: "cpc" })).toBe("Paid search");
});
