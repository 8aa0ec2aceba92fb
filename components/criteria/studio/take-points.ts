import type { Criteria } from "@/lib/engine/criteria";
import type { SuggestedRule } from "@/lib/engine/suggest/points";

/** The criteria with the suggested points, and each rule's own cap moved with them. */
export function takePoints(body: Criteria, rules: readonly SuggestedRule[]): Partial<Criteria> {
  const suggested = new Map(rules.map((rule) => [rule.id, rule]));
  const pointsOf = (rule: { id: string; points: number }) =>
    suggested.get(rule.id)?.points ?? rule.points;
  return {
    fit: body.fit.map((rule) => ({ ...rule, points: pointsOf(rule) })),
    engagement: body.engagement.map((rule) => {
      const cap = suggested.get(rule.id)?.cap;
      return { ...rule, points: pointsOf(rule), ...(cap === undefined ? {} : { cap }) };
    }),
  };
}
