import type { Criteria } from "./criteria";

/** A number of criteria that is tried at one value after the other, all else as it is. */
export type Dial = { kind: "points"; rule: string } | { kind: "fitThreshold" };

/** Points that a rule usually gives or takes. */
const USUAL_POINTS = 50;

/** How far the slider of a rule with so many points goes, to either side of zero. */
export function usualReach(points: number): number {
  return Math.max(USUAL_POINTS, Math.ceil(Math.abs(points) / 10) * 10);
}

/** The number as it is; null where the criteria do not have it. */
export function dialAt({ fit, engagement, thresholds }: Criteria, dial: Dial): number | null {
  if (dial.kind === "fitThreshold") return thresholds.fit;
  const rule = [...fit, ...engagement].find(({ id }) => id === dial.rule);
  return rule?.points ?? null;
}

/** The criteria with another value of the number. */
export function withDial(criteria: Criteria, dial: Dial, value: number): Criteria {
  const { fit, engagement, thresholds } = criteria;
  if (dial.kind === "fitThreshold") {
    return { ...criteria, thresholds: { ...thresholds, fit: value } };
  }
  const turned = <R extends { id: string; points: number }>(rules: R[]): R[] =>
    rules.map((rule) => (rule.id === dial.rule ? { ...rule, points: value } : rule));
  return { ...criteria, fit: turned(fit), engagement: turned(engagement) };
}
