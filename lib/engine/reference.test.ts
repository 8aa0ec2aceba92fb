import { describe, expect, it } from "vitest";
import reference from "@/tests/support/statistics/reference.json";
import { businessMinutesBetween } from "./calendar";
import { wilson } from "./statistics";
import { auc } from "./suggest/auc";
import { fitLogistic, linearScores, logLoss } from "./suggest/logistic";
import { aalenJohansen, type ExitGroup, kaplanMeier, medianSurvival } from "./survival";

// What others have published, and what a separate program has worked out in fractions
// (tests/support/statistics/reference.py).

const groupsOf = (rows: readonly (readonly number[])[]): ExitGroup[] =>
  rows.map(([time = 0, event = 0, competing = 0, censored = 0]) => ({
    time,
    event,
    competing,
    censored,
  }));

function expectClose(found: (number | null)[], expected: (number | null)[], digits = 12): void {
  expect(found.length).toBe(expected.length);
  found.forEach((value, i) => {
    const other = expected[i] ?? null;
    if (value === null || other === null) expect(value).toBe(other);
    else expect(value).toBeCloseTo(other, digits);
  });
}

describe("curves in exact fractions", () => {
  it.each(reference.curves)("Kaplan–Meier, Greenwood, and the limits: case %#", (curve) => {
    const found = kaplanMeier(groupsOf(curve.rows));
    expect(found.points.map(({ time }) => time)).toEqual(curve.survival.map(([time]) => time));
    found.points.forEach((point, i) => {
      const [, survival = 0, variance, low, high] = curve.survival[i] ?? [];
      // Of nobody left there is no variance.
      const expected = survival === 0 ? [0, null, null, null] : [survival, variance, low, high];
      expectClose(
        [point.survival, point.variance, point.low, point.high],
        expected.map((value) => value ?? null),
      );
    });
    const median = medianSurvival(found);
    expect([median.time, median.low, median.high]).toEqual(curve.median);
  });

  it.each(reference.curves)("Aalen–Johansen and its variance: case %#", (curve) => {
    const { points } = aalenJohansen(groupsOf(curve.rows));
    expect(points.length).toBe(curve.incidence.length);
    points.forEach(({ time, incidence, competingIncidence, variance }, i) => {
      const expected = curve.incidence[i] ?? [];
      expectClose([time, incidence, competingIncidence, variance], expected);
    });
  });
});

describe("published curves", () => {
  // Weeks to relapse of acute myelogenous leukaemia: R. G. Miller, Survival Analysis (1981), p. 49.
  // As R's survival package prints them for its data set aml: survival and standard error.
  const maintained = [
    ...[9, 13, 18, 23, 31, 34, 48].map((time) => [time, 1]),
    ...[13, 28, 45, 161].map((time) => [time, 0, 0, 1]),
  ];
  const not = [
    ...[5, 8].map((time) => [time, 2]),
    ...[12, 23, 27, 30, 33, 43, 45].map((time) => [time, 1]),
    [16, 0, 0, 1],
  ];

  it.each([
    [
      "maintained",
      maintained,
      31,
      [
        [9, 11, "0.909", "0.0867"],
        [13, 10, "0.818", "0.1163"],
        [18, 8, "0.716", "0.1397"],
        [23, 7, "0.614", "0.1526"],
        [31, 5, "0.491", "0.1642"],
        [34, 4, "0.368", "0.1627"],
        [48, 2, "0.184", "0.1535"],
      ],
    ],
    [
      "not maintained",
      not,
      23,
      [
        [5, 12, "0.833", "0.1076"],
        [8, 10, "0.667", "0.1361"],
        [12, 8, "0.583", "0.1423"],
        [23, 6, "0.486", "0.1481"],
        [27, 5, "0.389", "0.1470"],
        [30, 4, "0.292", "0.1387"],
        [33, 3, "0.194", "0.1219"],
        [43, 2, "0.097", "0.0919"],
      ],
    ],
  ])("of leukaemia, %s", (_, rows, median, table) => {
    const curve = kaplanMeier(groupsOf(rows));
    const printed = curve.points
      .filter(({ variance }) => variance !== null)
      .map(({ time, atRisk, survival, variance }) => [
        time,
        atRisk,
        survival.toFixed(3),
        Math.sqrt(variance ?? 0).toFixed(4),
      ]);
    expect(printed).toEqual(table);
    expect(medianSurvival(curve).time).toBe(median);
  });
});

describe("shares", () => {
  it.each(reference.shares)(
    "%i of %i lie where the score test is not beyond 5 %%",
    (k, n, low, high) => {
      const rate = wilson(k ?? 0, n ?? 0);
      expectClose([rate.low, rate.high], [low ?? null, high ?? null]);
    },
  );

  // R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%i of %i have Newcombe's score interval", (k, n, low, high) => {
    const rate = wilson(k, n);
    expectClose([rate.low, rate.high], [low, high], 4);
  });
});

describe("business minutes", () => {
  it.each(reference.businessMinutes)("in $timeZone from $from to $to are $minutes", (stretch) => {
    const { from, to, minutes, ...calendar } = stretch;
    expect(businessMinutesBetween(Date.parse(from), Date.parse(to), calendar)).toBe(minutes);
  });
});

describe("logistic regression", () => {
  const { flights } = reference;
  const temperature = Float64Array.from(flights.temperature);
  const labels = Uint8Array.from(flights.distress);
  const fit = fitLogistic({ columns: [temperature], labels }, { penalty: 0 });

  it("gives the published model of the O-rings, to the digits that are printed", () => {
    // 15.0429 − 0.2322 °F, standard error 0.1082, residual deviance 20.315 on 21 degrees of freedom.
    expect(fit.intercept.toFixed(4)).toBe("15.0429");
    expect(fit.weights[0]?.toFixed(4)).toBe("-0.2322");
    expect(fit.standardErrors[0]?.toFixed(4)).toBe("0.1082");
    const loss = logLoss(linearScores([temperature], fit, labels.length), labels) ?? 0;
    expect((2 * labels.length * loss).toFixed(3)).toBe("20.315");
  });

  it("gives what Newton's steps in decimals give", () => {
    expect(fit.intercept).toBeCloseTo(flights.intercept, 8);
    expect(fit.weights[0]).toBeCloseTo(flights.weight, 10);
    expect(fit.standardErrors[0]).toBeCloseTo(flights.error, 8);
    const scores = temperature.map((value) => -value);
    expect(auc(scores, labels)).toBeCloseTo(flights.auc, 15);
  });
});
