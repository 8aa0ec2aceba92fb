import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IncidenceTimes } from "./incidence";
import { aalenJohansen, incidenceAt, incidenceTime } from "./survival";

const LEAVES = ["event", "competing", "censored"] as const;
const leave = fc.record({ time: fc.nat(30), how: fc.constantFrom(...LEAVES) });

function timesOf(leaves: readonly { time: number; how: (typeof LEAVES)[number] }[]) {
  return whollyOf(leaves).times;
}

const MARKS = [0, 3, 10, 29, 40];

function whollyOf(leaves: readonly { time: number; how: (typeof LEAVES)[number] }[]) {
  const times = new IncidenceTimes(leaves.length, [0.25, 0.5, 0.9], MARKS);
  for (const { time, how } of leaves.toSorted((a, b) => a.time - b.time)) times.add(time, how);
  return times.finish();
}

const wait = (time: number, how: (typeof LEAVES)[number], count = 1) =>
  Array.from({ length: count }, () => ({ time, how }));

describe("times by which shares had the event", () => {
  test("and shares by marks are those of the whole curve", () => {
    fc.assert(
      fc.property(fc.array(leave, { maxLength: 200 }), (leaves) => {
        const curve = aalenJohansen(
          leaves.map(({ time, how }) => ({
            time,
            event: Number(how === "event"),
            competing: Number(how === "competing"),
            censored: Number(how === "censored"),
          })),
        );
        const whole = [0.25, 0.5, 0.9].map((share) => incidenceTime(curve, share));
        expect(timesOf(leaves)).toEqual(whole);
        const by = MARKS.map((mark) => incidenceAt(curve, mark));
        expect(whollyOf(leaves).by).toEqual(by);
      }),
    );
  });

  test("are the plain order statistics when everybody had it", () => {
    const leaves = Array.from({ length: 10 }, (_, i) => wait((i + 1) * 10, "event")).flat();
    expect(timesOf(leaves).map(({ time }) => time)).toEqual([30, 50, 90]);
  });

  test("are not early by leaving out those who still wait", () => {
    const touched = wait(5, "event", 4);
    expect(timesOf(touched)[1]?.time).toBe(5);
    expect(timesOf([...touched, ...wait(3000, "censored", 6)])[1]?.time).toBeNull();
  });

  test("are not reached by nobody", () => {
    expect(timesOf([])[1]).toEqual({ time: null, low: null, high: null });
  });
});
