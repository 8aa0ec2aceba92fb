import { type Coefficients, fitLogistic, linearScores, logLoss, type Samples } from "./logistic";

/** From strong to weak, so that each fit starts near the next. */
const PENALTIES = [100, 30, 10, 3, 1, 0.3, 0.1];
const FOLDS = 5;
/** Log likelihood: far below what tells two penalties apart. */
const ENOUGH = 1e-3;
/** Rows beyond these say nothing more about the penalty; evenly spaced ones are taken. */
const ENOUGH_ROWS = 10_000;

function firstRows({ columns, labels }: Samples, rows: number): Samples {
  const step = Math.ceil(rows / ENOUGH_ROWS);
  const count = Math.ceil(rows / step);
  const thin = <A extends Float64Array | Uint8Array>(room: A, column: ArrayLike<number>) => {
    for (let i = 0; i < count; i++) room[i] = column[i * step] ?? 0;
    return room;
  };
  return {
    columns: columns.map((column) => thin(new Float64Array(count), column)),
    labels: thin(new Uint8Array(count), labels),
  };
}

/**
 * The penalty of a short grid with which four blocks of time predict the fifth best, in log loss
 * over all five; of equals the stronger. Only the first `rows` count, in order of time. Blocks, not
 * lots: neighbours in time resemble each other, and drawn apart they would tell of each other.
 */
export function choosePenalty(samples: Samples, rows: number): number {
  const { columns, labels } = firstRows(samples, rows);
  const count = labels.length;
  const losses = PENALTIES.map(() => 0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const from = Math.floor((fold * count) / FOLDS);
    const to = Math.floor(((fold + 1) * count) / FOLDS);
    const held = columns.map((column) => column.subarray(from, to));
    const heldLabels = labels.subarray(from, to);
    const ranges = [
      [0, from],
      [to, count],
    ] as const;
    let start: Coefficients | undefined;
    PENALTIES.forEach((penalty, i) => {
      const fit = fitLogistic({ columns, labels }, { penalty, ranges, start, enough: ENOUGH });
      if (!fit.converged) return;
      start = fit;
      const loss = logLoss(linearScores(held, fit, to - from), heldLabels) ?? 0;
      losses[i] = (losses[i] ?? 0) + loss * (to - from);
    });
  }
  const best = losses.indexOf(Math.min(...losses));
  return PENALTIES[best] ?? 1;
}
