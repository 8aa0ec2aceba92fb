import type { CompiledCriteria } from "../../compile";
import type { Columns } from "../columns";
import type { Tables } from "../tables";

/** The engagement rules that an event concerns, by its place in the columns' `signatures`. */
export type RulesBySignature = readonly (readonly number[])[];

export function rulesBySignature(
  { signatures }: Columns,
  { criteria }: CompiledCriteria,
  tables: Tables,
): RulesBySignature {
  const matches = criteria.engagement.map((rule) => tables.matching(rule));
  return signatures.map((_, place) =>
    matches.flatMap((matching, r) => (matching[place] === 1 ? [r] : [])),
  );
}

/**
 * By a lead's place, its engagement at a minute before the group's cap, event by event; millipoints.
 */
export function exactEngagement(
  { eventsAt, eventMinute, eventSignature }: Columns,
  minute: number,
  { engagement }: CompiledCriteria,
  rulesOf: RulesBySignature,
): (lead: number) => number {
  const counts = new Uint32Array(engagement.length);
  const sums = new Float64Array(engagement.length);
  return (lead) => {
    counts.fill(0);
    sums.fill(0);
    const end = eventsAt[lead + 1] as number;
    for (let event = eventsAt[lead] as number; event < end; event++) {
      const rules = rulesOf[eventSignature[event] as number] as readonly number[];
      if (rules.length === 0) continue;
      const age = minute - (eventMinute[event] as number);
      if (age < 0) break;
      for (let i = 0; i < rules.length; i++) {
        const r = rules[i] as number;
        const rule = engagement[r] as (typeof engagement)[number];
        const n = counts[r] as number;
        if (n >= rule.take) continue;
        counts[r] = n + 1;
        if (age < rule.spentAt) sums[r] = (sums[r] as number) + rule.worth(age);
      }
    }
    return engagement.reduce((sum, { cap }, r) => sum + Math.min(sums[r] as number, cap), 0);
  };
}
