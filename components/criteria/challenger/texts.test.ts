import { describe, expect, it } from "vitest";
import type { ChallengerComparison, ChallengerView } from "@/lib/challengers/schema";
import type { Fared } from "@/lib/engine/challenge";
import { wilson } from "@/lib/engine/statistics";
import { asideSentences, comparedSentence, rowsOf, stateSentence } from "./texts";

function fared(sql: number, notSql: number, maturing: number, unlabelled: number): Fared {
  return {
    mqls: sql + notSql + maturing + unlabelled,
    byLabel: { sql, notSql, maturing, unlabelled },
    sqlRate: wilson(sql, sql + notSql),
  };
}

const found: ChallengerComparison = {
  asOf: 0,
  windowDays: 90,
  compared: 1204,
  waiting: 3,
  byHand: 1,
  daysEarlier: 0.5,
  challenger: fared(10, 10, 0, 4),
  active: fared(12, 20, 0, 2),
  groups: {
    both: { ...fared(10, 10, 0, 1), leads: [] },
    onlyChallenger: { ...fared(0, 0, 0, 3), leads: [] },
    onlyActive: { ...fared(2, 10, 0, 1), leads: [] },
  },
  weeks: [],
  activations: [],
};
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("the comparison in words", () => {
  it("says how many each side hands off, of how many", () => {
    expect(comparedSentence(found)).toBe(
      "Of 1,204 leads that could have become MQL, the challenger would have handed off 24 and the criteria in force did 34.",
    );
    expect(rowsOf(found).map(({ name, fared: { mqls } }) => [name, mqls])).toEqual([
      ["Both", 21],
      ["Only the challenger", 3],
      ["Only in force", 13],
      ["Challenger, all", 24],
      ["In force, all", 34],
    ]);
  });

  it("says what no share counts, and nothing where there is nothing", () => {
    expect(asideSentences(found).map(plain)).toEqual([
      "The challenger hands off leads of both 0.5 days earlier (median).",
      "3 leads that only the challenger hands off were never worked by sales, so nobody knows what they are worth: they count in no share.",
      "3 inquiries met the challenger already when it began and did nothing since that counts; they are left alone, as on putting a version in force.",
      "1 lead was handed off by a person or an import and counts on neither side.",
    ]);
    const quiet = { ...found, waiting: 0, byHand: 0, daysEarlier: null };
    const none = { ...fared(0, 0, 0, 0), leads: [] };
    const groups = { both: none, onlyChallenger: none, onlyActive: none };
    expect(asideSentences({ ...quiet, groups })).toEqual([]);
  });

  it("says who started and ended it", () => {
    const view = { startedAt: 0, startedByName: "Mara" } as ChallengerView;
    const at = 86_400_000;
    expect(stateSentence({ ...view, ended: null }, "UTC")).toMatch(
      /^Started by Mara on 1 Jan 1970, 00:00\.$/,
    );
    const stopped = { at, by: "Max", how: "stopped" } as const;
    expect(stateSentence({ ...view, ended: stopped }, "UTC")).toMatch(
      /Stopped by Max on 2 Jan 1970/,
    );
    const won = { at, how: "inForce" } as const;
    expect(stateSentence({ ...view, ended: won }, "UTC")).toMatch(
      /when its version came into force/,
    );
  });
});
