/** What a threshold would have sent to sales. */
export interface ThresholdPoint {
  /** Engagement, points. */
  threshold: number;
  /** MQLs of the weeks looked at; null: not known. */
  recent: number | null;
}

export interface ThresholdAdvice {
  threshold: number;
  mqlsPerWeek: number;
}

/**
 * The lowest threshold from which on the MQLs per week stay within what sales can work; null when
 * even the highest of the curve sends more. The curve may come in any order.
 * Throws RangeError unless weeks > 0 and capacity ≥ 0.
 */
export function thresholdForCapacity(
  curve: readonly ThresholdPoint[],
  capacityPerWeek: number,
  weeks: number,
): ThresholdAdvice | null {
  if (!(weeks > 0)) throw new RangeError(`A rate per week needs weeks, got ${weeks}`);
  if (!(capacityPerWeek >= 0)) {
    throw new RangeError(`A capacity is 0 or more per week, got ${capacityPerWeek}`);
  }
  let best: ThresholdAdvice | null = null;
  for (const { threshold, recent } of curve.toSorted((a, b) => b.threshold - a.threshold)) {
    if (recent === null) continue;
    if (recent > capacityPerWeek * weeks) break;
    best = { threshold, mqlsPerWeek: recent / weeks };
  }
  return best;
}
