import { describe, expect, it } from "vitest";
import type { Judged } from "@/lib/engine/evidence";
import { wilson } from "@/lib/engine/statistics";
import { intervalText, shareText } from "@/lib/format";
import type { Piece } from "./leads-behind/pieces";
import {
  amongText,
  daysText,
  evidenceSentence,
  signedText,
  soonerText,
  todaySentence,
  unknownSentence,
} from "./sentences";

const plain = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join("");
const DRAFT = { side: "draft", period: "all" } as const;

const judged = (unlabelled: number, maturing: number): Judged => ({
  mqls: 500,
  byLabel: { sql: 10, notSql: 20, maturing, unlabelled },
  precision: wilson(10, 30),
  recall: wilson(10, 12),
  daysEarlier: null,
});

describe("sentences of a replay", () => {
  it("write shares, small ones with a digit", () => {
    expect(shareText(0.314)).toBe("31\u00a0%");
    expect(shareText(0.0236)).toBe("2.4\u00a0%");
    expect(shareText(0)).toBe("0\u00a0%");
    expect(intervalText(wilson(31, 100))).toBe("23–41\u00a0%");
    expect(intervalText(wilson(0, 0))).toBe("–");
  });

  it("say how leads stand today, one or many", () => {
    expect(plain(todaySentence({ today: { draft: 1431, active: 402 } }))).toBe(
      "Of all leads, whatever their stage, 1,431 meet this draft today, 402 the version in force.",
    );
    expect(plain(todaySentence({ today: { draft: 1, active: 1 } }))).toBe(
      "Of all leads, whatever their stage, 1 meets this draft today, 1 the version in force.",
    );
    expect(plain(todaySentence({ today: { draft: 0, active: null } }))).toBe(
      "Of all leads, whatever their stage, 0 meet this draft today.",
    );
  });

  it("say when n is small", () => {
    expect(amongText(wilson(5, 12))).toBe("of only 12");
    expect(amongText(wilson(5, 1200))).toBe("of 1,200");
  });

  it("write differences and days", () => {
    expect([signedText(22), signedText(-3), signedText(0)]).toEqual(["+22", "−3", "±0"]);
    expect(daysText(3.24)).toBe("3.2 days earlier");
    expect(daysText(-1)).toBe("1 day later");
    expect(daysText(0.01)).toBe("same time");
    expect(daysText(null)).toBe("–");
    expect([3.24, -1, -0.01, null].map(soonerText)).toEqual(["3.2", "−1", "0", "–"]);
  });

  it("count what nobody knows", () => {
    expect(plain(unknownSentence(judged(412, 35), DRAFT))).toBe(
      "412 of these were never worked by sales, so nobody knows; 35 are too young to tell. The shares leave them out.",
    );
    expect(plain(unknownSentence(judged(0, 1), DRAFT))).toBe(
      "1 of these is too young to tell. The shares leave it out.",
    );
    expect(unknownSentence(judged(0, 0), DRAFT)).toEqual([]);
    expect(unknownSentence(judged(412, 35), DRAFT)[0]).toEqual({
      text: "412",
      figure: { kind: "mqls", ...DRAFT, labels: ["unlabelled"] },
    });
  });

  it("give a rule its evidence", () => {
    const evidence = { leads: 1204, with: wilson(310, 1000), without: wilson(12, 100) };
    expect(plain(evidenceSentence("r", evidence))).toBe(
      "1,204 leads · 31\u00a0% (28–34\u00a0%) of 1,000 become SQL, others 12\u00a0% (7–20\u00a0%) of 100",
    );
    expect(plain(evidenceSentence("r", { ...evidence, with: wilson(4, 8) }))).toBe(
      "1,204 leads · 50\u00a0% (22–78\u00a0%) of only 8 become SQL, others 12\u00a0% (7–20\u00a0%) of 100",
    );
    expect(plain(evidenceSentence("r", { ...evidence, leads: 1, with: wilson(0, 0) }))).toBe(
      "1 lead · no outcome is known yet",
    );
    expect(plain(evidenceSentence("r", { ...evidence, leads: 0 }))).toBe("No lead meets it");
  });
});
