import { type Rate, wilson } from "../statistics";

/** What a threshold would have sent to sales in the weeks looked at. */
export interface ThresholdPoint {
  /** Engagement, points. */
  threshold: number;
  mqls: number;
  /** Of the MQLs, those with a known end; the others say nothing about precision. */
  sql: number;
  notSql: number;
}

export interface ThresholdAdvice {
  threshold: number;
  mqlsPerWeek: number;
  /** SQLs of the MQLs with a known end. */
  precision: Rate;
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
  let best: ThresholdPoint | null = null;
  for (const point of curve.toSorted((a, b) => b.threshold - a.threshold)) {
    if (point.mqls > capacityPerWeek * weeks) break;
    best = point;
  }
  if (!best) return null;
  return {
    threshold: best.threshold,
    mqlsPerWeek: best.mqls / weeks,
    precision: wilson(best.sql, best.sql + best.notSql),
  };
}
