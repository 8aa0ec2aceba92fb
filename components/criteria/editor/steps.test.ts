import { describe, expect, it } from "vitest";
import { changedPlace, type Mark, redone, stepsOf, undone, withEdit } from "./steps";

const draft = { name: "A", body: { fit: [{ id: "x", points: 10 }], cap: 100 } };
type Draft = typeof draft;

function withPoints(points: number): Draft {
  return { ...draft, body: { ...draft.body, fit: [{ id: "x", points }] } };
}

function mark(at: number, gesture = 1, isHeld = false): Mark {
  return { at, gesture, isHeld };
}

describe("changedPlace", () => {
  it("names the smallest part that holds every change", () => {
    expect(changedPlace(draft, structuredClone(draft))).toBeNull();
    expect(changedPlace(draft, withPoints(11))).toEqual({
      path: "body.fit.0.points",
      isValue: true,
    });
    expect(changedPlace(draft, { ...withPoints(11), name: "B" })).toEqual({
      path: "",
      isValue: false,
    });
    const longer = { ...draft, body: { ...draft.body, fit: [...draft.body.fit, { id: "y" }] } };
    expect(changedPlace(draft, longer)).toEqual({ path: "body.fit.1", isValue: false });
  });
});

describe("steps", () => {
  it("take edits back and make them again", () => {
    const one = withEdit(stepsOf(draft), withPoints(11), mark(0, 1));
    const two = withEdit(one, { ...withPoints(11), name: "B" }, mark(100, 2));
    expect(undone(two).present).toEqual(withPoints(11));
    expect(undone(undone(two)).present).toEqual(draft);
    expect(undone(undone(undone(two))).present).toEqual(draft);
    expect(redone(redone(undone(undone(two)))).present).toEqual(two.present);
    expect(redone(two)).toBe(two);
  });

  it("make one step of a drag, however slow", () => {
    let steps = stepsOf(draft);
    for (let i = 1; i <= 20; i++)
      steps = withEdit(steps, withPoints(10 + i), mark(i * 2000, 1, true));
    expect(steps.past).toHaveLength(1);
    expect(undone(steps).present).toEqual(draft);
    const second = withEdit(steps, withPoints(40), mark(40_100, 2, true));
    expect(second.past).toHaveLength(2);
  });

  it("make one step of quick edits of one value, and new ones after a pause", () => {
    const quick = withEdit(
      withEdit(stepsOf(draft), withPoints(11), mark(0)),
      withPoints(12),
      mark(900),
    );
    expect(quick.past).toHaveLength(1);
    expect(withEdit(quick, withPoints(13), mark(2000)).past).toHaveLength(2);
  });

  it("never merge what adds or removes", () => {
    const without = (n: number) => ({ list: [1, 2, 3, 4].slice(n).map((id) => ({ id })) });
    const steps = withEdit(withEdit(stepsOf(without(0)), without(1), mark(0)), without(2), mark(1));
    expect(steps.past).toHaveLength(2);
  });

  it("keep no step of a drag that came back, nor of an edit that changes nothing", () => {
    const there = withEdit(stepsOf(draft), withPoints(30), mark(0, 1, true));
    const back = withEdit(there, withPoints(10), mark(50, 1, true));
    expect(back.past).toHaveLength(0);
    expect(withEdit(back, structuredClone(draft), mark(60))).toBe(back);
  });

  it("forget what was taken back once something else is edited", () => {
    const edited = withEdit(stepsOf(draft), withPoints(30), mark(0));
    expect(withEdit(undone(edited), withPoints(50), mark(10)).future).toEqual([]);
  });
});
