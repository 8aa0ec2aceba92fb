import { choleskyInPlace, inverseDiagonal, solveCholesky } from "./cholesky";

/** One feature by row. Zeros cost little: put indicators and counts in as they are. */
export type FeatureColumn = Float64Array | Float32Array | Uint8Array;

/** Rows from the first number up to, not including, the second. */
export type RowRange = readonly [from: number, to: number];

export interface Samples {
  columns: readonly FeatureColumn[];
  /** 1 where it happened, 0 where it did not. */
  labels: Uint8Array;
}

export interface LogisticOptions {
  /** λ ≥ 0: adds λ/2 · Σ β² to the log loss summed over rows; the intercept stays free. */
  penalty: number;
  /** The rows to learn from; all of them when left out. */
  ranges?: readonly RowRange[] | undefined;
  /** Where to start: a fit of the same columns. */
  start?: Coefficients | undefined;
  maxIterations?: number | undefined;
  /** Log likelihood that may be left on the table: 1e-10 when left out. */
  enough?: number | undefined;
}

export interface Coefficients {
  intercept: number;
  /** Change of the log odds per unit of each column. */
  weights: Float64Array;
}

export interface LogisticFit extends Coefficients {
  /** False: the numbers are where the search stopped, not the optimum. */
  converged: boolean;
  iterations: number;
  /** Of the weights, in log odds per unit; NaN when the curvature could not be inverted. */
  standardErrors: Float64Array;
}

/** Rows that are gathered before they are worked on: they fit the cache and need little memory. */
const BLOCK = 1024;
const MAX_ITERATIONS = 50;
const MAX_HALVINGS = 30;
/** Of a loss summed over a million rows, as a share of it. */
const ROUNDING = 1e-12;
/**
 * Newton's decrement, in log likelihood, below which nothing more can be gained; as a share of the
 * loss where that is below 1, because with separable labels both go to 0 together, for ever.
 */
const ENOUGH = 1e-10;

function checkShape({ columns, labels }: Samples): void {
  for (const column of columns) {
    if (column.length !== labels.length) {
      throw new RangeError(`A column has ${column.length} rows, the labels ${labels.length}`);
    }
  }
}

/** log(1 + e^z) without overflow. */
function softplus(z: number): number {
  return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
}

/** The probability that belongs to log odds. */
export function probability(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** Loss, gradient and curvature at one point, in which the intercept comes first. */
class Objective {
  readonly size: number;
  loss = 0;
  readonly gradient: Float64Array;
  /** Row by row; only the lower triangle is filled. */
  readonly curvature: Float64Array;
  private readonly rows: Float64Array;
  private readonly held: Int32Array;

  constructor(
    private readonly samples: Samples,
    private readonly ranges: readonly RowRange[],
    private readonly penalty: number,
  ) {
    this.size = samples.columns.length + 1;
    this.gradient = new Float64Array(this.size);
    this.curvature = new Float64Array(this.size * this.size);
    this.rows = new Float64Array(BLOCK * this.size);
    this.held = new Int32Array(this.size);
  }

  /** Reads the columns of a block into rows, so that each row lies together. */
  private gather(from: number, count: number): void {
    const { size, rows } = this;
    for (let row = 0; row < count; row++) rows[row * size] = 1;
    this.samples.columns.forEach((column, j) => {
      for (let row = 0; row < count; row++) rows[row * size + j + 1] = column[from + row] ?? 0;
    });
  }

  private add(row: number, label: number, at: Float64Array): void {
    const { size, rows, held, gradient, curvature } = this;
    const first = row * size;
    let count = 0;
    let z = 0;
    for (let j = 0; j < size; j++) {
      const value = rows[first + j] ?? 0;
      if (value === 0) continue;
      held[count++] = j;
      z += value * (at[j] ?? 0);
    }
    this.loss += softplus(label === 1 ? -z : z);
    const p = probability(z);
    const error = p - label;
    const weight = p * (1 - p);
    for (let a = 0; a < count; a++) {
      const j = held[a] ?? 0;
      const value = rows[first + j] ?? 0;
      gradient[j] = (gradient[j] ?? 0) + error * value;
      const scaled = weight * value;
      const line = j * size;
      for (let b = 0; b <= a; b++) {
        const k = held[b] ?? 0;
        curvature[line + k] = (curvature[line + k] ?? 0) + scaled * (rows[first + k] ?? 0);
      }
    }
  }

  evaluate(at: Float64Array): void {
    const { size, gradient, curvature, penalty } = this;
    this.loss = 0;
    gradient.fill(0);
    curvature.fill(0);
    for (const [from, to] of this.ranges) {
      for (let start = from; start < to; start += BLOCK) {
        const count = Math.min(BLOCK, to - start);
        this.gather(start, count);
        for (let row = 0; row < count; row++) {
          this.add(row, this.samples.labels[start + row] ?? 0, at);
        }
      }
    }
    for (let j = 1; j < size; j++) {
      const weight = at[j] ?? 0;
      this.loss += (penalty / 2) * weight * weight;
      gradient[j] = (gradient[j] ?? 0) + penalty * weight;
      curvature[j * size + j] = (curvature[j * size + j] ?? 0) + penalty;
    }
  }
}

/** Newton's step, halved until the loss does not rise by more than the rounding of its sum. */
function moveAlong(objective: Objective, at: Float64Array, step: Float64Array): void {
  const allowed = objective.loss * (1 + ROUNDING);
  const from = at.slice();
  let length = 1;
  for (let halving = 0; halving <= MAX_HALVINGS; halving++) {
    for (let j = 0; j < at.length; j++) at[j] = (from[j] ?? 0) - length * (step[j] ?? 0);
    objective.evaluate(at);
    if (objective.loss <= allowed) return;
    length /= 2;
  }
}

/**
 * Logistic regression with an L2 penalty, by Newton's method (iteratively reweighted least
 * squares). The order of all sums is fixed, so that the same rows give the same bits.
 * Standard errors are the roots of the diagonal of the inverse curvature of the penalised loss: the
 * normal approximation to the posterior under the prior β ~ N(0, 1/λ).
 * Throws RangeError on columns of unequal length or a penalty below 0. What cannot converge (one
 * label only; without a penalty also collinear columns or labels that a plane separates) says so.
 * Source: Hastie, Tibshirani & Friedman, The Elements of Statistical Learning, 2nd ed., 4.4.1 and
 * 3.4.1; Bishop, Pattern Recognition and Machine Learning, 4.5.1.
 */
export function fitLogistic(samples: Samples, options: LogisticOptions): LogisticFit {
  const { penalty, start, maxIterations = MAX_ITERATIONS, enough = ENOUGH } = options;
  checkShape(samples);
  if (!(penalty >= 0)) throw new RangeError(`A penalty is 0 or more, got ${penalty}`);
  const ranges = options.ranges ?? [[0, samples.labels.length]];
  const objective = new Objective(samples, ranges, penalty);
  const { size, curvature, gradient } = objective;
  const at = new Float64Array(size);
  if (start) {
    at[0] = start.intercept;
    at.set(start.weights, 1);
  }
  let iterations = 0;
  let converged = false;
  let definite = false;
  objective.evaluate(at);
  for (;;) {
    definite = choleskyInPlace(curvature, size);
    if (!definite) break;
    const step = solveCholesky(curvature, size, gradient);
    let decrement = 0;
    for (let j = 0; j < size; j++) decrement += (gradient[j] ?? 0) * (step[j] ?? 0);
    converged = decrement < enough * Math.min(1, objective.loss);
    if (converged) {
      // The step is at hand, and so close to the optimum it doubles the right digits.
      for (let j = 0; j < size; j++) at[j] = (at[j] ?? 0) - (step[j] ?? 0);
    }
    if (converged || iterations === maxIterations) break;
    iterations += 1;
    moveAlong(objective, at, step);
  }
  const variances = definite ? inverseDiagonal(curvature, size) : new Float64Array(size).fill(NaN);
  return {
    converged,
    iterations,
    intercept: at[0] ?? 0,
    weights: at.slice(1),
    standardErrors: variances.slice(1).map(Math.sqrt),
  };
}

/** The log odds of each row: intercept + Σ weight · value. */
export function linearScores(
  columns: readonly FeatureColumn[],
  { intercept, weights }: Coefficients,
  rows: number,
): Float64Array {
  const scores = new Float64Array(rows).fill(intercept);
  columns.forEach((column, j) => {
    const weight = weights[j] ?? 0;
    if (weight === 0) return;
    for (let row = 0; row < rows; row++) {
      scores[row] = (scores[row] ?? 0) + weight * (column[row] ?? 0);
    }
  });
  return scores;
}

/** Mean −log of the probability given to what happened, in nats, from log odds; null without rows. */
export function logLoss(logOdds: Float64Array, labels: Uint8Array): number | null {
  if (logOdds.length === 0) return null;
  let sum = 0;
  logOdds.forEach((z, row) => {
    sum += softplus(labels[row] === 1 ? -z : z);
  });
  return sum / logOdds.length;
}
