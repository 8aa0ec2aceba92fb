import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FeatureColumn, fitLogistic, linearScores, logLoss, probability } from "./logistic";

/**
 * Twelve rows with an indicator and a quantity. The expected numbers come from a separate program:
 * 400,000 steps of plain gradient descent on the same penalised loss (λ = 0.5), the curvature from
 * central differences of the gradient, inverted by Gauss–Jordan elimination.
 */
const TWELVE = {
  columns: [
    Uint8Array.of(1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0),
    Float64Array.of(0.5, 1.5, 2, 0, 1, 2.5, 3, 0.25, 0, 3.5, 1.75, 0.75),
  ] as FeatureColumn[],
  labels: Uint8Array.of(0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 1),
  penalty: 0.5,
  intercept: -1.8329889541552313,
  weights: [0.9279246241913153, 0.9893757479482507],
  errors: [0.9762931784033212, 0.5948012887046406],
  loss: 0.4807375919649495,
};

/** Two thirds of those with the indicator, one third of those without: by hand, β = ln 2 − ln ½. */
const THIRDS = {
  columns: [Uint8Array.of(1, 1, 1, 0, 0, 0)],
  labels: Uint8Array.of(1, 1, 0, 1, 0, 0),
};

describe("fitLogistic", () => {
  it("agrees with plain gradient descent", () => {
    const { columns, labels, penalty } = TWELVE;
    const fit = fitLogistic({ columns, labels }, { penalty });
    expect(fit.converged).toBe(true);
    expect(fit.iterations).toBeLessThan(10);
    expect(fit.intercept).toBeCloseTo(TWELVE.intercept, 9);
    TWELVE.weights.forEach((weight, j) => {
      expect(fit.weights[j]).toBeCloseTo(weight, 9);
      expect(fit.standardErrors[j]).toBeCloseTo(TWELVE.errors[j] ?? 0, 7);
    });
    expect(logLoss(linearScores(columns, fit, 12), labels)).toBeCloseTo(TWELVE.loss, 9);
  });

  it("gives the log odds ratio of a 2×2 table and its error", () => {
    const fit = fitLogistic(THIRDS, { penalty: 0 });
    expect(fit.converged).toBe(true);
    expect(fit.intercept).toBeCloseTo(-Math.log(2), 10);
    expect(fit.weights[0]).toBeCloseTo(2 * Math.log(2), 10);
    // √(1/2 + 1/1 + 1/1 + 1/2), the classical error of a log odds ratio.
    expect(fit.standardErrors[0]).toBeCloseTo(Math.sqrt(3), 8);
    expect(probability(fit.intercept + (fit.weights[0] ?? 0))).toBeCloseTo(2 / 3, 10);
  });

  it("stays finite on separable labels with a penalty, and says so without one", () => {
    const separable = {
      columns: [Float64Array.of(1, 2, 3, 4)],
      labels: Uint8Array.of(0, 0, 1, 1),
    };
    const held = fitLogistic(separable, { penalty: 1 });
    expect(held.converged).toBe(true);
    expect(held.weights[0]).toBeGreaterThan(0);
    expect(held.weights[0]).toBeLessThan(5);
    expect(Number.isFinite(held.standardErrors[0])).toBe(true);
    expect(fitLogistic(separable, { penalty: 0 }).converged).toBe(false);
  });

  it("says when there is no optimum", () => {
    const [indicator = new Uint8Array(0)] = THIRDS.columns;
    const oneLabel = { columns: [indicator], labels: new Uint8Array(6).fill(1) };
    expect(fitLogistic(oneLabel, { penalty: 1 }).converged).toBe(false);
    const twice = { ...THIRDS, columns: [indicator, indicator] };
    const collinear = fitLogistic(twice, { penalty: 0 });
    expect(collinear.converged).toBe(false);
    expect(collinear.standardErrors[0]).toBeNaN();
    // The penalty shares the effect out.
    const shared = fitLogistic(twice, { penalty: 0.1 });
    expect(shared.converged).toBe(true);
    expect(shared.weights[0]).toBeCloseTo(shared.weights[1] ?? 0, 9);
    expect(fitLogistic({ columns: [], labels: new Uint8Array(0) }, { penalty: 1 }).converged).toBe(
      false,
    );
    expect(fitLogistic(TWELVE, { penalty: 0.5, maxIterations: 1 }).converged).toBe(false);
  });

  it("refuses what is not a problem of its kind", () => {
    const columns = [new Uint8Array(3)];
    expect(() => fitLogistic({ columns, labels: new Uint8Array(2) }, { penalty: 1 })).toThrow(
      RangeError,
    );
    expect(() => fitLogistic(THIRDS, { penalty: -1 })).toThrow(RangeError);
    expect(() => fitLogistic(THIRDS, { penalty: Number.NaN })).toThrow(RangeError);
  });

  it("learns from the ranges only, wherever it starts", () => {
    const { columns, labels, penalty } = TWELVE;
    const picked = [0, 1, 2, 3, 8, 9, 10, 11];
    const part = {
      columns: columns.map((column) => Float64Array.from(picked, (row) => column[row] ?? 0)),
      labels: Uint8Array.from(picked, (row) => labels[row] ?? 0),
    };
    const ranges = [
      [0, 4],
      [8, 12],
    ] as const;
    const expected = fitLogistic(part, { penalty });
    const fit = fitLogistic({ columns, labels }, { penalty, ranges });
    expect(fit).toEqual(expected);
    const start = { intercept: 3, weights: Float64Array.of(-2, 2) };
    const other = fitLogistic({ columns, labels }, { penalty, ranges, start });
    expect(other.converged).toBe(true);
    expect(other.weights[0]).toBeCloseTo(expected.weights[0] ?? 0, 8);
  });

  it("finds a point where the slope of the penalised loss is nothing", () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: -5, max: 5 }));
    const rows = fc.array(fc.tuple(row, fc.integer({ min: 0, max: 1 })), { minLength: 4 });
    fc.assert(
      fc.property(rows, fc.constantFrom(0.1, 1, 10), (list, penalty) => {
        const labels = Uint8Array.from(list, ([, label]) => label);
        fc.pre(labels.includes(0) && labels.includes(1));
        const columns = [
          Uint8Array.from(list, ([[a]]) => a),
          Float64Array.from(list, ([[, b]]) => b),
        ];
        const fit = fitLogistic({ columns, labels }, { penalty });
        expect(fit.converged).toBe(true);
        const slope = [0, penalty * (fit.weights[0] ?? 0), penalty * (fit.weights[1] ?? 0)];
        linearScores(columns, fit, list.length).forEach((z, i) => {
          const error = probability(z) - (labels[i] ?? 0);
          [1, columns[0]?.[i] ?? 0, columns[1]?.[i] ?? 0].forEach((value, j) => {
            slope[j] = (slope[j] ?? 0) + error * value;
          });
        });
        for (const value of slope) expect(Math.abs(value)).toBeLessThan(1e-3);
      }),
    );
  });

  it("crosses blocks of rows without a seam", () => {
    const rows = 5000;
    const labels = Uint8Array.from({ length: rows }, (_, i) => (i % 7 < 3 ? 1 : 0));
    const columns = [Uint8Array.from(labels, (label, i) => (i % 5 === 0 ? 1 - label : label))];
    const fit = fitLogistic({ columns, labels }, { penalty: 0 });
    // By hand from the 2×2 table.
    const table = [0, 0, 0, 0];
    labels.forEach((label, i) => {
      const cell = 2 * (columns[0]?.[i] ?? 0) + label;
      table[cell] = (table[cell] ?? 0) + 1;
    });
    const [a = 0, b = 0, c = 0, d = 0] = table;
    expect(fit.weights[0]).toBeCloseTo(Math.log((d * a) / (c * b)), 8);
    expect(fit.standardErrors[0]).toBeCloseTo(Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), 7);
  });
});

describe("logLoss", () => {
  it("is the mean of −ln p, however sure the scores are", () => {
    expect(logLoss(Float64Array.of(0, Math.log(3)), Uint8Array.of(0, 1))).toBeCloseTo(
      (Math.log(2) + Math.log(4 / 3)) / 2,
      12,
    );
    expect(logLoss(Float64Array.of(-800), Uint8Array.of(1))).toBe(800);
    expect(logLoss(Float64Array.of(800), Uint8Array.of(1))).toBe(0);
    expect(logLoss(new Float64Array(0), new Uint8Array(0))).toBeNull();
  });
});
