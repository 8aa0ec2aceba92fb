import type { Rate } from "../statistics";

/** Two shares against each other. */

/**
 * The first share minus the second with its 95 % interval; null where either has no leads.
 * Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, method 10.
 */
export function rateDifference(
  first: Rate,
  second: Rate,
): { value: number; low: number; high: number } | null {
  if (first.rate === null || second.rate === null) return null;
  const value = first.rate - second.rate;
  return {
    value,
    low: value - Math.hypot(first.rate - first.low, second.high - second.rate),
    high: value + Math.hypot(first.high - first.rate, second.rate - second.low),
  };
}

/** ln n! for n up to the largest. */
export function logFactorials(largest: number): Float64Array {
  const table = new Float64Array(largest + 1);
  for (let n = 1; n <= largest; n++) table[n] = (table[n - 1] ?? 0) + Math.log(n);
  return table;
}

/** Whole numbers: k1 of n1 against k2 of n2. */
interface Table {
  k1: number;
  n1: number;
  k2: number;
  n2: number;
}

/**
 * The chance of a first share at least as high as seen if both groups were alike: Fisher's exact
 * test, one-sided. `logs` reaches to n1 + n2 at least.
 * Source: R. A. Fisher, J. R. Stat. Soc. 85 (1922) 87–94.
 */
export function chanceOfHigher({ k1, n1, k2, n2 }: Table, logs: Float64Array): number {
  // No evidence, and the sum would be long.
  if (k1 * n2 <= k2 * n1) return 1;
  const log = (n: number) => logs[n] ?? Number.NaN;
  const choose = (n: number, k: number) => log(n) - log(k) - log(n - k);
  const taken = k1 + k2;
  const all = choose(n1 + n2, taken);
  let sum = 0;
  for (let k = k1; k <= Math.min(n1, taken); k++) {
    const term = Math.exp(choose(n1, k) + choose(n2, taken - k) - all);
    sum += term;
    if (term < sum * 1e-16) break;
  }
  return Math.min(1, sum);
}
