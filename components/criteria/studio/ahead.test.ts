import { describe, expect, it } from "vitest";
import { type Criteria, EMPTY_CRITERIA } from "@/lib/engine/criteria";
import { withDial } from "@/lib/engine/dial";
import { Ahead, type AheadParts, type Reach, valuesFrom } from "./ahead";
import { questionOf } from "./question";

const REACH: Reach = { dial: { kind: "fitThreshold" }, least: 0, most: 10 };
const MINUTE = 60_000;

const draft = (fit: number, changed: Partial<Criteria> = {}): Criteria => ({
  ...withDial(EMPTY_CRITERIA, REACH.dial, fit),
  ...changed,
});
const asked = (fit: number, changed: Partial<Criteria> = {}) => ({
  body: draft(fit, changed),
  holdOutFrom: null,
  inForceId: "v1",
});

function setUp() {
  const runs: {
    values: number[];
    signal: AbortSignal;
    tell: (...values: number[]) => void;
    end: () => void;
  }[] = [];
  const missed: number[] = [];
  let now = 0;
  let value = 0;
  const send: AheadParts["send"] = (question, signal, onAnswers) =>
    new Promise((resolve) => {
      runs.push({
        values: JSON.parse(question).ahead.values,
        signal,
        tell: (...all) =>
          onAnswers(
            all.map((each) => ({
              value: each,
              text: JSON.stringify({ tookMs: each, rules: { same: 1 } }),
            })),
          ),
        end: resolve,
      });
    });
  const ahead = new Ahead({ send, onMissed: () => missed.push(value), clock: () => now });
  const move = (to: number) => {
    value = to;
    return ahead.follow(asked(to));
  };
  const find = (fit: number, changed: Partial<Criteria> = {}) =>
    ahead.find(draft(fit, changed), questionOf(asked(fit, changed)))?.answer ?? null;
  const last = () => {
    const run = runs.at(-1);
    if (!run) throw new Error("Nothing was asked");
    return run;
  };
  return { runs, missed, ahead, move, find, last, pass: (ms: number) => (now += ms) };
}

describe("valuesFrom", () => {
  it("names all values: the nearest first, or first those to which it goes", () => {
    expect(valuesFrom(2, 0, { least: 0, most: 5 })).toEqual([2, 3, 1, 4, 0, 5]);
    expect(valuesFrom(2, 1, { least: 0, most: 5 })).toEqual([2, 3, 4, 5, 1, 0]);
    expect(valuesFrom(2, -1, { least: 0, most: 5 })).toEqual([2, 1, 0, 3, 4, 5]);
    expect(valuesFrom(7, 0, { least: 0, most: 5 })).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
    expect(valuesFrom(1, 0, { least: -2, most: 3 })).toEqual([1, 2, 0, 3, -1, -2]);
    expect(valuesFrom(-1, 1, { least: -2, most: 1 })).toEqual([-1, -2, 0, 1]);
  });
});

describe("Ahead", () => {
  it("asks once for what a slider may come to, and has the answers by the draft's question", () => {
    const { ahead, runs, last, find, move } = setUp();
    let heard = 0;
    ahead.subscribe(() => (heard += 1));
    ahead.hold(REACH, asked(3));
    expect(last().values.slice(0, 4)).toEqual([3, 4, 2, 5]);
    for (const value of [3, 4, 2, 5]) last().tell(value);
    expect(heard).toBe(4);
    expect(move(4)).toBe(true);
    expect(move(5)).toBe(true);
    expect(runs).toHaveLength(1);
    expect(find(5)?.tookMs).toBe(5);
    expect(find(5), "the same object each time").toBe(find(5));
    expect(find(5)?.rules, "and the parts that say the same").toBe(find(4)?.rules);
    expect(find(6)).toBeNull();
    expect(find(5, { caps: { fit: 90, engagement: 100 } }), "another draft").toBeNull();
  });

  it("waits for a value that comes soon, and begins anew at one that does not", () => {
    const { ahead, runs, last, move, find } = setUp();
    ahead.hold(REACH, asked(3));
    move(9);
    expect(runs, "it has told nothing yet").toHaveLength(1);
    last().tell(3);
    expect(runs[0]?.signal.aborted).toBe(true);
    expect(last().values, "from there on in its direction").toEqual([
      9, 10, 8, 7, 6, 5, 4, 2, 1, 0,
    ]);
    last().tell(9);
    move(10);
    expect(runs).toHaveLength(2);
    move(2);
    expect(last().values).toEqual([2, 1, 0, 4, 5, 6, 7, 8, 10]);
    runs[1]?.tell(10);
    expect(find(10), "what an old run still tells is not heard").toBeNull();
    last().tell(2);
    expect(find(2)).not.toBeNull();
  });

  it("waits for a value that comes soon as fast as answers come", () => {
    const { ahead, runs, last, move, pass } = setUp();
    ahead.hold(REACH, asked(3));
    last().tell(3, 4, 2);
    pass(20);
    last().tell(5, 1);
    move(8);
    expect(runs, "in 20 ms, after 6, 0 and 7").toHaveLength(1);
    pass(80);
    last().tell(6);
    expect(last().values, "they have become slow").toEqual([8, 9, 10, 7, 0]);
  });

  it("asks no more for values that were left out", async () => {
    const { ahead, runs, last, move, missed } = setUp();
    ahead.hold(REACH, asked(3));
    last().tell(3, 4, 2, 6, 0, 7, 8, 9);
    last().end();
    await Promise.resolve();
    await Promise.resolve();
    move(4);
    move(6);
    expect(runs).toHaveLength(1);
    move(10);
    expect(last().values, "unless the slider is there").toEqual([10]);
    expect(missed).toEqual([]);
  });

  it("says that a value was missed when a run ends without it", async () => {
    const { ahead, last, missed, move } = setUp();
    ahead.hold(REACH, asked(3));
    last().tell(3);
    move(4);
    last().end();
    await Promise.resolve();
    await Promise.resolve();
    expect(missed).toEqual([4]);
  });

  it("leaves edits of something else alone, and what was known before them", () => {
    const { ahead, runs, last, find } = setUp();
    ahead.hold(REACH, asked(3));
    last().tell(3);
    const caps = { fit: 50, engagement: 50 };
    expect(ahead.follow(asked(3, { caps }))).toBe(false);
    expect(runs[0]?.signal.aborted).toBe(true);
    ahead.hold(REACH, asked(3, { caps }));
    expect(runs).toHaveLength(2);
    expect(find(3, { caps })).toBeNull();
  });

  it("keeps answers of one number alone, even where another one leaves the same draft", () => {
    const { ahead, last, find } = setUp();
    const rule = (id: string, points: number): Criteria["fit"][number] => ({
      id,
      label: id,
      points,
      when: { kind: "all", of: [] },
    });
    const points = (id: string): Reach => ({
      dial: { kind: "points", rule: id },
      least: 0,
      most: 5,
    });
    const both = { fit: [rule("a", 0), rule("b", 0)] };
    ahead.hold(points("a"), asked(0, both));
    for (const value of [0, 1, 2, 3]) last().tell(value);
    ahead.hold(points("b"), asked(0, both));
    const changed = { fit: [rule("a", 0), rule("b", 2)] };
    expect(ahead.follow(asked(0, changed))).toBe(true);
    expect(find(0, changed), "it is not told yet").toBeNull();
    expect(last().values, "and asked for").toContain(2);
    last().tell(0);
    last().tell(2);
    expect(find(0, changed)).not.toBeNull();
  });

  it("forgets what was compared with a version that is in force no more", () => {
    const { ahead, runs, last } = setUp();
    const now = { ...asked(3), inForceId: "v2" };
    ahead.hold(REACH, asked(3));
    last().tell(3);
    expect(ahead.follow(now)).toBe(false);
    expect(runs[0]?.signal.aborted).toBe(true);
    ahead.hold(REACH, now);
    expect(last().values[0], "the value is asked for again").toBe(3);
    expect(ahead.find(now.body, questionOf(now))).toBeNull();
  });

  it("asks again for what is old, and for nothing once it is let go", () => {
    const { ahead, runs, last, move, pass } = setUp();
    ahead.hold({ ...REACH, most: 4 }, asked(3));
    for (const value of [3, 4, 2, 1]) last().tell(value);
    ahead.letGo();
    expect(last().signal.aborted).toBe(true);
    expect(move(2)).toBe(false);
    ahead.hold({ ...REACH, most: 4 }, asked(2));
    expect(last().values).toEqual([0]);
    pass(2 * MINUTE);
    ahead.letGo();
    ahead.hold({ ...REACH, most: 4 }, asked(2));
    expect(last().values).toEqual([2, 3, 1, 4, 0]);
    expect(runs).toHaveLength(3);
  });
});
