import { Z95 } from "../statistics";

/** How well scores put those to whom it happened above those to whom it did not. */

interface Split {
  /** Ascending. */
  positives: Float64Array;
  negatives: Float64Array;
}

function split(scores: Float64Array, labels: Uint8Array): Split {
  const positives: number[] = [];
  const negatives: number[] = [];
  scores.forEach((score, row) => {
    if (Number.isNaN(score)) throw new RangeError(`The score of row ${row} is not a number`);
    (labels[row] === 1 ? positives : negatives).push(score);
  });
  return {
    positives: Float64Array.from(positives).sort(),
    negatives: Float64Array.from(negatives).sort(),
  };
}

/**
 * The probability that a random positive scores above a random negative, a tie counting half
 * (area under the ROC curve); null unless there are both. Throws RangeError on a NaN.
 * Source: H. B. Mann & D. R. Whitney, Ann. Math. Statist. 18 (1947) 50–60; Hanley & McNeil,
 * Radiology 143 (1982) 29–36.
 */
export function auc(scores: Float64Array, labels: Uint8Array): number | null {
  const { positives, negatives } = split(scores, labels);
  if (positives.length === 0 || negatives.length === 0) return null;
  let below = 0;
  let upTo = 0;
  let wins = 0;
  for (const score of positives) {
    while (below < negatives.length && (negatives[below] ?? 0) < score) below += 1;
    while (upTo < negatives.length && (negatives[upTo] ?? 0) <= score) upTo += 1;
    // Twice the wins, so that halves stay whole numbers.
    wins += below + upTo;
  }
  return wins / 2 / positives.length / negatives.length;
}

/** How many of an ascending list lie below a score, ties counting half. */
function countBelow(sorted: Float64Array, score: number): number {
  const first = (isAbove: (value: number) => boolean) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isAbove(sorted[middle] ?? 0)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return (first((value) => value >= score) + first((value) => value > score)) / 2;
}

/** By row: the share of the other class that the row is on the right side of. */
function placements(scores: Float64Array, labels: Uint8Array): Float64Array {
  const { positives, negatives } = split(scores, labels);
  return scores.map((score, row) =>
    labels[row] === 1
      ? countBelow(negatives, score) / negatives.length
      : 1 - countBelow(positives, score) / positives.length,
  );
}

/** Sum of squared deviations from the mean, over n − 1; of the rows of one class. */
function variance(values: Float64Array, labels: Uint8Array, label: number): number {
  const own = values.filter((_, row) => (labels[row] === 1 ? 1 : 0) === label);
  const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
  return own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (own.length - 1);
}

/**
 * How much more area the first scores have than the second on the same rows, with its 95 %
 * interval; null with fewer than two rows of either class, where it has no variance.
 * Source: DeLong, DeLong & Clarke-Pearson, Biometrics 44 (1988) 837–845.
 */
export function aucDifference(
  first: Float64Array,
  second: Float64Array,
  labels: Uint8Array,
): { value: number; low: number; high: number } | null {
  const a = auc(first, labels);
  const b = auc(second, labels);
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const negatives = labels.length - positives;
  if (a === null || b === null || positives < 2 || negatives < 2) return null;
  const other = placements(second, labels);
  const apart = placements(first, labels).map((value, row) => value - (other[row] ?? 0));
  const squared = variance(apart, labels, 1) / positives + variance(apart, labels, 0) / negatives;
  const half = Z95 * Math.sqrt(squared);
  return { value: a - b, low: a - b - half, high: a - b + half };
}
