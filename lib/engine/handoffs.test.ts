import { describe, expect, it } from "vitest";
import { deriveHandoffs, firstReached, outcomeLabel, type StageMove } from "./handoffs";
import type { Stage } from "./stages";

const DAY = 86_400_000;

/** Moves at 1, 2, 3 … from a list such as "inquiry mql sal"; "undo:n" takes back move n. */
function moves(story: string): StageMove[] {
  const made: StageMove[] = [];
  story.split(" ").forEach((word, i) => {
    const undone = word.startsWith("undo:") ? made[Number(word.slice(5)) - 1] : undefined;
    const from = made.at(-1)?.to ?? null;
    const to = undone ? (undone.from ?? "inquiry") : (word as Stage);
    made.push({
      id: `m${i + 1}`,
      from,
      to,
      at: i + 1,
      reasonId: to === "nurture" || to === "disqualified" ? `r${i + 1}` : null,
      path: to === "mql" ? "scored" : null,
      criteriaVersionId: "v1",
      fit: i,
      engagement: i * 2,
      undoes: undone?.id ?? null,
    });
  });
  return made;
}

/** A hand-off as "mql/sal/sql/customer exit", with the times at which each was reached. */
function shown(story: string): string[] {
  return deriveHandoffs(moves(story)).map(
    ({ round, mqlAt, salAt, sqlAt, customerAt, exitAt, exitStage }) =>
      `${round}: ${[mqlAt, salAt, sqlAt, customerAt].map((at) => at ?? "-").join(" ")}${
        exitStage ? ` ${exitStage} ${exitAt}` : ""
      }`,
  );
}

describe("deriveHandoffs", () => {
  const table: [string, string[]][] = [
    ["inquiry", []],
    ["inquiry nurture", []],
    ["inquiry mql", ["1: 2 - - -"]],
    ["inquiry mql sal sql customer", ["1: 2 3 4 5"]],
    ["inquiry mql disqualified", ["1: 2 - - - disqualified 3"]],
    ["inquiry mql sal nurture mql sal sql", ["1: 2 3 - - nurture 4", "2: 5 6 7 -"]],
    // Reopening, and letting go again, belongs to no round.
    ["inquiry mql disqualified nurture disqualified", ["1: 2 - - - disqualified 3"]],
    ["inquiry mql disqualified nurture mql", ["1: 2 - - - disqualified 3", "2: 5 - - -"]],
    // A move and its undo cancel each other.
    ["inquiry mql undo:2", []],
    ["inquiry mql sal undo:3", ["1: 2 - - -"]],
    ["inquiry mql sal undo:3 sal", ["1: 2 5 - -"]],
    ["inquiry mql sal disqualified undo:4 sql", ["1: 2 3 6 -"]],
    // Taking back the undo restores the move.
    ["inquiry mql sal undo:3 undo:4", ["1: 2 3 - -"]],
    ["inquiry mql nurture mql undo:4 mql sal", ["1: 2 - - - nurture 3", "2: 6 7 - -"]],
  ];
  it.each(table)("%s", (story, expected) => {
    expect(shown(story)).toEqual(expected);
  });

  it("keeps the path, version, scores and reason of the round", () => {
    const [handoff] = deriveHandoffs(moves("inquiry mql nurture"));
    expect(handoff).toMatchObject({
      path: "scored",
      criteriaVersionId: "v1",
      fit: 1,
      engagement: 2,
      exitReasonId: "r3",
    });
  });
});

describe("firstReached", () => {
  it("is the first time of each stage that was not taken back", () => {
    expect(firstReached(moves("inquiry mql sal undo:3 nurture mql sal sql"))).toEqual({
      firstMqlAt: 2,
      firstSalAt: 7,
      firstSqlAt: 8,
      firstCustomerAt: null,
    });
  });
});

describe("outcomeLabel", () => {
  const open = { mqlAt: 0, salAt: null, sqlAt: null, exitAt: null };
  const table: [string, Partial<typeof open> | object, number, string][] = [
    ["untouched", {}, 400, "unlabelled"],
    ["accepted, window open", { salAt: DAY }, 90, "maturing"],
    ["accepted, window over", { salAt: DAY }, 91, "notSql"],
    ["SQL on the last day", { salAt: DAY, sqlAt: 90 * DAY }, 91, "sql"],
    ["SQL after the window", { salAt: DAY, sqlAt: 90 * DAY + 1 }, 200, "notSql"],
    ["SQL, then lost", { salAt: DAY, sqlAt: 5 * DAY, exitAt: 9 * DAY }, 10, "sql"],
    ["rejected", { exitAt: DAY }, 2, "notSql"],
    ["worked, then let go", { salAt: DAY, exitAt: 2 * DAY }, 3, "notSql"],
    ["imported as SQL without acceptance", { sqlAt: 3 * DAY }, 4, "sql"],
  ];
  it.each(table)("%s", (_name, change, today, label) => {
    expect(outcomeLabel({ ...open, ...change }, 90, today * DAY)).toBe(label);
  });
});
