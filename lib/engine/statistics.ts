/** The 97.5 % point of the standard normal distribution: two-sided 95 % intervals. */
export const Z95 = 1.959964;

/** A share of counted things with its 95 % interval; with nothing counted there is no share. */
export type Rate =
  | { k: number; n: number; rate: number; low: number; high: number }
  | { k: 0; n: 0; rate: null; low: null; high: null };

/** A value and how many times it was seen, as a GROUP BY returns it. */
export interface WeightedValue {
  value: number;
  count: number;
}

/**
 * Share k/n (0..1) with its 95 % score interval; `rate` is null where n = 0.
 * Throws RangeError unless k and n are integers with 0 ≤ k ≤ n.
 * Source: E. B. Wilson, JASA 22 (1927) 209–212.
 */
export function wilson(k: number, n: number): Rate {
  if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || k > n) {
    throw new RangeError(`A rate needs whole numbers with 0 ≤ k ≤ n, got ${k} of ${n}`);
  }
  if (n === 0) return { k: 0, n: 0, rate: null, low: null, high: null };
  const rate = k / n;
  const z2 = Z95 * Z95;
  const scale = 1 + z2 / n;
  const centre = (rate + z2 / (2 * n)) / scale;
  const half = (Z95 / scale) * Math.sqrt((rate * (1 - rate)) / n + z2 / (4 * n * n));
  // At the ends the bounds are exactly 0 and 1; floating point would miss them by a hair.
  const low = k === 0 ? 0 : centre - half;
  const high = k === n ? 1 : centre + half;
  return { k, n, rate, low, high };
}

/** Events per unit of time with its 95 % interval. */
export interface Pace {
  count: number;
  /** Units of time, such as weeks. */
  units: number;
  perUnit: number;
  low: number;
  high: number;
}

/**
 * Events per unit of time with its 95 % score interval, as for events that come independently.
 * Throws RangeError unless the count is a whole number ≥ 0 and the time is above 0.
 * Source: the score test of a Poisson mean, inverted; Wilson's interval as the share goes to 0.
 */
export function pace(count: number, units: number): Pace {
  if (!Number.isInteger(count) || count < 0 || !(units > 0)) {
    throw new RangeError(`A pace needs a whole count ≥ 0 and a time > 0, got ${count} in ${units}`);
  }
  const z2 = Z95 * Z95;
  const centre = count + z2 / 2;
  const half = Z95 * Math.sqrt(count + z2 / 4);
  const low = count === 0 ? 0 : (centre - half) / units;
  return { count, units, perUnit: count / units, low, high: (centre + half) / units };
}

/**
 * The p-quantile (0 ≤ p ≤ 1) of the values, null when there are none; the input is not reordered.
 * Linear interpolation between order statistics at (n − 1)p.
 * Throws RangeError on a p outside 0..1 or a value that is not finite.
 * Source: Hyndman & Fan, The American Statistician 50 (1996) 361–365, definition 7.
 */
export function quantile(values: readonly number[], p: number): number | null {
  return weightedQuantile(
    values.map((value) => ({ value, count: 1 })),
    p,
  );
}

/** The middle of the values (mean of the two middle ones), null when there are none. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}

/**
 * The p-quantile of values that were each seen `count` times: the same number as `quantile` of the
 * list written out. Null when all counts are 0. Throws RangeError on a count that is not a whole
 * number ≥ 0.
 */
export function weightedQuantile(values: readonly WeightedValue[], p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A quantile lies between 0 and 1, got ${p}`);
  let n = 0;
  for (const { value, count } of values) {
    if (!Number.isFinite(value) || !Number.isInteger(count) || count < 0) {
      throw new RangeError(
        `A quantile needs finite values and whole counts, got ${value}×${count}`,
      );
    }
    n += count;
  }
  if (n === 0) return null;
  const sorted = values.filter((v) => v.count > 0).sort((a, b) => a.value - b.value);
  const position = (n - 1) * p;
  const below = Math.floor(position);
  const lower = orderStatistic(sorted, below);
  if (below === position) return lower;
  return lower + (position - below) * (orderStatistic(sorted, below + 1) - lower);
}

/** The median of values that were each seen `count` times, null when there are none. */
export function weightedMedian(values: readonly WeightedValue[]): number | null {
  return weightedQuantile(values, 0.5);
}

function orderStatistic(sorted: readonly WeightedValue[], index: number): number {
  let seen = 0;
  for (const { value, count } of sorted) {
    seen += count;
    if (index < seen) return value;
  }
  throw new RangeError(`No value at position ${index} of ${seen}`);
}
