/** A figure with the bounds of its 95 % interval. */
export interface Bounded {
  value: number;
  low: number;
  high: number;
}

/**
 * How much larger `a` is than `b`, with a 95 % interval, from the intervals of both; the figures are
 * of different leads. Where 0 lies outside, the difference is beyond chance. For two shares with
 * Wilson's intervals this is Newcombe's interval of their difference; for other figures, paces and
 * estimates of curves among them, the same way is known as MOVER.
 * Sources: R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, method 10; G. Y. Zou &
 * A. Donner, Statistics in Medicine 27 (2008) 1693–1702.
 */
export function difference(a: Bounded, b: Bounded): Bounded {
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  };
}

/** Whether an interval of a difference leaves 0 out. */
export function isBeyondChance({ low, high }: Pick<Bounded, "low" | "high">): boolean {
  return low > 0 || high < 0;
}
