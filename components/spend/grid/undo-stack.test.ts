import { expect, test } from "vitest";
import { type Undoable, undone } from "./undo-stack";

const cell = (period: string, seen: string, left: string): Undoable => ({
  source: "Google",
  campaign: null,
  period,
  before: "",
  seen,
  left,
});

test("an undone block leaves its cells to the block before, unless somebody wrote in between", () => {
  const stack = [
    [cell("2026-01", "", "a1"), cell("2026-02", "", "b1"), cell("2026-03", "", "c1")],
    [cell("2026-01", "a1", "a2"), cell("2026-02", "theirs", "b2")],
  ];
  const [first, ...rest] = undone(stack, ({ period }) => `now ${period}`);
  expect(rest).toEqual([]);
  expect(first?.map(({ left }) => left)).toEqual(["now 2026-01", "b1", "c1"]);
});
