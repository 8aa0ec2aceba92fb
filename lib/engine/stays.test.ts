import { describe, expect, it } from "vitest";
import type { StageMove } from "./handoffs";
import { staysOf } from "./stays";

const MINUTE = 60_000;
const BEGIN = 100;
const END = 1000;

type Step = [to: StageMove["to"], minute: number, path?: StageMove["path"], undoes?: number];

/** The stays of a lead that took these steps; an undo names the place of the step it takes back. */
function stays(...steps: Step[]) {
  const moves = steps.map(([to, minute, path = null, undoes], i) => ({
    id: `m${i}`,
    to,
    at: minute * MINUTE + 1,
    path,
    undoes: undoes === undefined ? null : `m${undoes}`,
  }));
  return staysOf(moves, BEGIN, END).map(({ from, until, since, held }) => [
    from,
    until,
    since,
    ...(held ? ["held"] : []),
  ]);
}

describe("staysOf", () => {
  it("is one stay for an inquiry, from its arrival", () => {
    expect(stays(["inquiry", 10])).toEqual([[10, END, null]]);
    expect(stays(["inquiry", 500])).toEqual([[500, END, null]]);
    expect(stays(["inquiry", END + 1])).toEqual([]);
  });

  it("goes on past a hand-off by criteria, and nothing later matters", () => {
    expect(stays(["inquiry", 10], ["mql", 300, "scored"], ["nurture", 400])).toEqual([
      [10, END, null],
    ]);
  });

  it("has none while sales had the lead since before, and begins with its return", () => {
    expect(stays(["inquiry", 10], ["mql", 50, "scored"], ["sal", 60])).toEqual([]);
    expect(stays(["inquiry", 10], ["mql", 50, "scored"], ["nurture", 200])).toEqual([
      [200, END, 200],
    ]);
    expect(stays(["inquiry", 10], ["mql", 50, "scored"], ["nurture", 60])).toEqual([[60, END, 60]]);
  });

  it("ends with what a person does, the minute of it left out", () => {
    expect(stays(["inquiry", 10], ["disqualified", 300])).toEqual([[10, 299, null]]);
    expect(stays(["inquiry", 10], ["mql", 300, "manual"])).toEqual([[10, 299, null]]);
    expect(stays(["inquiry", 10], ["nurture", 300])).toEqual([
      [10, 299, null],
      [300, END, 300],
    ]);
    expect(stays(["inquiry", 10], ["disqualified", 50], ["nurture", 400])).toEqual([
      [400, END, 400],
    ]);
  });

  it("waits for something new after a move out of it was taken back", () => {
    expect(stays(["inquiry", 10], ["disqualified", 300], ["inquiry", 310, null, 1])).toEqual([
      [10, 299, null],
      [310, END, null, "held"],
    ]);
    expect(
      stays(["inquiry", 10], ["nurture", 50], ["mql", 300, "scored"], ["nurture", 310, null, 2]),
    ).toEqual([
      [50, 299, 50],
      [310, END, 50, "held"],
    ]);
    expect(
      stays(["inquiry", 10], ["mql", 50, "scored"], ["nurture", 300], ["mql", 310, null, 2]),
    ).toEqual([]);
    expect(stays(["inquiry", 10], ["mql", 300, "scored"], ["inquiry", 310, null, 1])).toEqual([
      [10, 299, null],
      [310, END, null, "held"],
    ]);
  });
});
