import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilson } from "@/lib/engine/statistics";
import {
  aalenJohansen,
  type ExitGroup,
  incidenceAt,
  incidenceBy,
  incidenceTime,
  kaplanMeier,
  medianIncidence,
  medianSurvival,
  survivalAt,
  survivalTime,
} from "@/lib/engine/survival";

const exit = (time: number, event: number, competing = 0, censored = 0): ExitGroup => ({
  time,
  event,
  competing,
  censored,
});

/** Weeks in remission, Freireich et al., Blood 21 (1963) 699–716. */
const remission6MP: ExitGroup[] = [
  exit(6, 3, 0, 1),
  exit(7, 1),
  exit(9, 0, 0, 1),
  exit(10, 1, 0, 1),
  exit(11, 0, 0, 1),
  exit(13, 1),
  exit(16, 1),
  exit(17, 0, 0, 1),
  exit(19, 0, 0, 1),
  exit(20, 0, 0, 1),
  exit(22, 1),
  exit(23, 1),
  exit(25, 0, 0, 1),
  exit(32, 0, 0, 2),
  exit(34, 0, 0, 1),
  exit(35, 0, 0, 1),
];
const remissionPlacebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

describe("kaplanMeier", () => {
  it("gives the published 6-MP table (survival and Greenwood's standard error)", () => {
    // Klein & Moeschberger, Survival Analysis, 2nd ed. (2003), table 4.1A.
    const { n, events, points } = kaplanMeier(remission6MP);
    expect([n, events]).toEqual([21, 9]);
    const table = points.map((p) => [
      p.time,
      p.atRisk,
      p.survival.toFixed(3),
      Math.sqrt(p.variance ?? Number.NaN).toFixed(3),
    ]);
    expect(table).toEqual([
      [6, 21, "0.857", "0.076"],
      [7, 17, "0.807", "0.087"],
      [10, 15, "0.753", "0.096"],
      [13, 12, "0.690", "0.107"],
      [16, 11, "0.627", "0.114"],
      [22, 7, "0.538", "0.128"],
      [23, 6, "0.448", "0.135"],
    ]);
  });

  it("gives the log-log limits of the 6-MP curve", () => {
    // At 6 weeks by hand: S = 18/21, Σ d/(n(n−d)) = 3/(21·18), se of log(−log S) = 0.5780.
    const { points } = kaplanMeier(remission6MP);
    const limits = points.map((p) => `${p.low?.toFixed(3)} ${p.high?.toFixed(3)}`);
    expect(limits[0]).toBe("0.620 0.952");
    expect(limits.at(-1)).toBe("0.188 0.680");
  });

  it("finds medians: 23 weeks under 6-MP (limits 13 to not reached), 8 under placebo", () => {
    expect(medianSurvival(kaplanMeier(remission6MP))).toEqual({ time: 23, low: 13, high: null });
    const placebo = kaplanMeier(remissionPlacebo.map((time) => exit(time, 1)));
    expect(medianSurvival(placebo).time).toBe(8);
    expect(survivalTime(placebo, 0.75).time).toBe(4);
    expect(placebo.complete).toBe(true);
  });

  it("says not reached, and nothing past the last observation", () => {
    const curve = kaplanMeier([exit(5, 1), exit(20, 0, 0, 9)]);
    expect(medianSurvival(curve)).toMatchObject({ time: null, high: null });
    expect(survivalAt(curve, 4)).toEqual({ value: 1, low: null, high: null });
    expect(survivalAt(curve, 20)?.value).toBe(0.9);
    expect(survivalAt(curve, 21)).toBeNull();
    expect(survivalAt(kaplanMeier([]), 1)).toBeNull();
  });

  it("reads a level that only floating point misses", () => {
    // 0.9 · 8/9 · 7/8 … 5/6 ends a hair off 0.5.
    const curve = kaplanMeier([1, 2, 3, 4, 5].map((t) => exit(t, 1)).concat(exit(9, 0, 0, 5)));
    expect(medianSurvival(curve).time).toBe(5);
  });

  it("refuses negative times and broken counts", () => {
    expect(() => kaplanMeier([exit(-1, 1)])).toThrow(RangeError);
    expect(() => kaplanMeier([exit(1, 0.5)])).toThrow(RangeError);
  });
});

/** What is said of a share of none among so many. */
const noneOf = (n: number) => ({ value: 0, low: 0, high: wilson(0, n).high });

describe("aalenJohansen", () => {
  /** Ten leads by hand: overall S = .9, .7, .7·4/6, ·3/4, ·2/3. */
  const mixed = [
    exit(1, 1),
    exit(2, 0, 2),
    exit(3, 0, 0, 1),
    exit(4, 2),
    exit(5, 0, 1),
    exit(6, 1),
    exit(8, 0, 0, 2),
  ];

  it("adds hazard × overall survival just before", () => {
    const { points } = aalenJohansen(mixed);
    expect(points.map((p) => p.atRisk)).toEqual([10, 9, 6, 4, 3]);
    const own = points.map((p) => p.incidence);
    const other = points.map((p) => p.competingIncidence);
    const expectedOwn = [0.1, 0.1, 1 / 3, 1 / 3, 0.45];
    const expectedOther = [0, 0.2, 0.2, 0.2 + 0.7 / 6, 0.2 + 0.7 / 6];
    for (const [i, value] of expectedOwn.entries()) expect(own[i]).toBeCloseTo(value, 12);
    for (const [i, value] of expectedOther.entries()) expect(other[i]).toBeCloseTo(value, 12);
  });

  it("does not count the disqualified as if they might still convert", () => {
    // Half convert on day 1, the rest is disqualified on day 2: the share is 50 % for ever.
    const curve = aalenJohansen([exit(1, 5), exit(2, 0, 5)]);
    expect(incidenceAt(curve, 90)?.value).toBe(0.5);
    expect(medianIncidence(curve).time).toBe(1);
    expect(incidenceTime(curve, 0.51).time).toBeNull();
  });

  const groups = fc.array(
    fc.record({
      time: fc.nat(12),
      event: fc.nat(4),
      competing: fc.nat(4),
      censored: fc.nat(4),
    }),
    { maxLength: 12 },
  );

  it("does not take the end of the last one at risk for that of those who were seen for less long", () => {
    // Of 16 young leads the oldest converts: what the others will do by day 90 nobody knows.
    const young = aalenJohansen([exit(5, 2), exit(14, 0, 0, 13), exit(21, 1)]);
    expect(incidenceAt(young, 21)?.value).toBe(1);
    expect(incidenceAt(young, 90)).toBeNull();
    const seenToTheEnd = aalenJohansen([exit(5, 2), exit(14, 0, 13), exit(21, 1)]);
    expect(incidenceAt(seenToTheEnd, 90)?.value).toBe(3 / 16);
  });

  it("gives a share of nobody the interval of those of whom it is known", () => {
    // 106 are followed to day 9, when the first converts; 20 of 126 were seen for less long.
    const young = [exit(2, 0, 0, 20), exit(9, 1, 0, 105)];
    expect(incidenceAt(aalenJohansen(young), 7)).toEqual(noneOf(106));
    // Whoever left otherwise surely did not convert.
    const left = [exit(1, 0, 30), exit(2, 0, 10), exit(20, 0, 0, 10)];
    expect(incidenceAt(aalenJohansen(left), 5)).toEqual(noneOf(50));
    expect(incidenceAt(aalenJohansen([exit(9, 0, 0, 4)]), 7)).toEqual({
      value: 0,
      low: null,
      high: null,
    });
  });

  it("is at one time what its whole curve is then", () => {
    fc.assert(
      fc.property(groups, fc.nat(14), (input, time) => {
        expect(incidenceBy(input, time)).toEqual(incidenceAt(aalenJohansen(input), time));
      }),
    );
  });

  it("is 1 − Kaplan–Meier without competing exits, variance and interval included", () => {
    fc.assert(
      fc.property(groups, (input) => {
        const single = input.map((g) => ({ ...g, competing: 0 }));
        const km = kaplanMeier(single).points;
        const aj = aalenJohansen(single).points;
        expect(aj.length).toBe(km.length);
        aj.forEach((p, i) => {
          const q = km[i];
          expect(p.incidence).toBeCloseTo(1 - (q?.survival ?? Number.NaN), 10);
          if (!q || q.variance === null) return;
          expect(p.variance).toBeCloseTo(q.variance, 10);
          expect(p.low).toBeCloseTo(1 - (q.high ?? Number.NaN), 8);
          expect(p.high).toBeCloseTo(1 - (q.low ?? Number.NaN), 8);
        });
      }),
    );
  });

  it("is the plain share with binomial variance when nobody is censored", () => {
    fc.assert(
      fc.property(groups, (input) => {
        const whole = input.map((g) => ({ ...g, censored: 0 }));
        const { n, points } = aalenJohansen(whole);
        for (const p of points) {
          const before = whole.filter((g) => g.time <= p.time);
          const share = before.reduce((sum, g) => sum + g.event, 0) / n;
          expect(p.incidence).toBeCloseTo(share, 10);
          expect(p.variance).toBeCloseTo((share * (1 - share)) / n, 10);
        }
      }),
    );
  });

  it("never sums to more than everybody, and never falls", () => {
    fc.assert(
      fc.property(groups, (input) => {
        let last = 0;
        for (const p of aalenJohansen(input).points) {
          expect(p.incidence + p.competingIncidence).toBeLessThanOrEqual(1 + 1e-12);
          expect(p.incidence).toBeGreaterThanOrEqual(last);
          last = p.incidence;
        }
      }),
    );
  });
});

describe("kaplanMeier properties", () => {
  it("equals the empirical share when nobody is censored", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 60 }), (times) => {
        const curve = kaplanMeier(times.map((time) => exit(time, 1)));
        for (const p of curve.points) {
          const empirical = times.filter((t) => t > p.time).length / times.length;
          expect(p.survival).toBeCloseTo(empirical, 10);
        }
      }),
    );
  });

  it("does not depend on the order or the splitting of the groups", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.boolean()), { maxLength: 40 }), (leads) => {
        const single = leads.map(([t, out]) => exit(t, out ? 1 : 0, 0, out ? 0 : 1));
        const grouped = [...Array(10).keys()].map((t) => {
          const here = leads.filter(([time]) => time === t);
          const out = here.filter(([, left]) => left).length;
          return exit(t, out, 0, here.length - out);
        });
        expect(kaplanMeier(grouped)).toEqual(kaplanMeier(single.reverse()));
      }),
    );
  });
});
