import type { Criteria, EngagementRule, FitRule } from "../criteria";
import { isGradual } from "../decay";
import { auc, aucDifference } from "./auc";
import type { FeatureColumn } from "./logistic";

/** What the suggestion needs to know of a rule. */
export interface PointRule {
  id: string;
  group: "fit" | "engagement";
  /** Present points. */
  points: number;
  /** Most that the rule gives at present, in points. */
  cap?: number | undefined;
  /** Its points fade minute by minute, so that they may not be negative. */
  fades: boolean;
}

/** The rules of a version that can be suggested points, fit before engagement. */
export function pointRules({ fit, engagement }: Pick<Criteria, "fit" | "engagement">): PointRule[] {
  const inForce = <R extends FitRule | EngagementRule>(rules: readonly R[]) =>
    rules.filter(({ off }) => !off);
  return [
    ...inForce(fit).map(({ id, points }) => ({ id, group: "fit" as const, points, fades: false })),
    ...inForce(engagement).map(({ id, points, cap, decay }) => ({
      id,
      group: "engagement" as const,
      points,
      cap,
      fades: isGradual(decay),
    })),
  ];
}

/** Fit plus engagement of rows, in points, each cut off at its cap. */
function scoreRows(
  values: readonly FeatureColumn[],
  rules: readonly PointRule[],
  points: readonly number[],
  caps: Criteria["caps"] | undefined,
  [from, to]: readonly [from: number, to: number],
): Float64Array {
  const sums = { fit: new Float64Array(to - from), engagement: new Float64Array(to - from) };
  rules.forEach(({ group }, i) => {
    const sum = sums[group];
    const column = values[i];
    const each = points[i] ?? 0;
    for (let row = 0; row < sum.length; row++) {
      sum[row] = (sum[row] ?? 0) + each * (column?.[from + row] ?? 0);
    }
  });
  const most = caps ?? { fit: Number.POSITIVE_INFINITY, engagement: Number.POSITIVE_INFINITY };
  return sums.fit.map(
    (fit, row) => Math.min(fit, most.fit) + Math.min(sums.engagement[row] ?? 0, most.engagement),
  );
}

/** How well two sets of points tell SQLs from the rest on rows that neither was made from. */
export interface HoldOut {
  sql: number;
  notSql: number;
  /** Areas under the ROC curve; null without both outcomes. */
  suggested: number | null;
  present: number | null;
  /** Of a score that is the same for all. */
  always: 0.5;
  /** Suggested − present with its 95 % interval. */
  difference: { value: number; low: number; high: number } | null;
}

/** Judges suggested against present points on rows from `from` on. */
export function judge(
  rows: { sql: Uint8Array; values: readonly FeatureColumn[] },
  rules: readonly PointRule[],
  suggested: readonly number[],
  caps: Criteria["caps"] | undefined,
  from: number,
): HoldOut {
  const labels = rows.sql.subarray(from);
  const range = [from, rows.sql.length] as const;
  const present = rules.map(({ points }) => points);
  const a = scoreRows(rows.values, rules, suggested, caps, range);
  const b = scoreRows(rows.values, rules, present, caps, range);
  const sql = labels.reduce((sum, label) => sum + label, 0);
  return {
    sql,
    notSql: labels.length - sql,
    suggested: auc(a, labels),
    present: auc(b, labels),
    always: 0.5,
    difference: aucDifference(a, b, labels),
  };
}
