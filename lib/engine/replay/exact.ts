import type { CompiledCriteria } from "../compile";
import { type Columns, NONE } from "./columns";
import type { Tables } from "./tables";

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
 * Events count after the minute `since`; NONE counts all.
 */
export function exactEngagement(
  { eventsAt, eventMinute, eventSignature }: Columns,
  { engagement }: CompiledCriteria,
  rulesOf: RulesBySignature,
): (lead: number, minute: number, since?: number) => number {
  const counts = new Uint32Array(engagement.length);
  const sums = new Float64Array(engagement.length);
  return (lead, minute, since = NONE) => {
    counts.fill(0);
    sums.fill(0);
    const end = eventsAt[lead + 1] as number;
    for (let event = eventsAt[lead] as number; event < end; event++) {
      const rules = rulesOf[eventSignature[event] as number] as readonly number[];
      if (rules.length === 0) continue;
      const when = eventMinute[event] as number;
      const age = minute - when;
      if (age < 0) break;
      if (when <= since && since !== NONE) continue;
      for (let i = 0; i < rules.length; i++) {
        const r = rules[i] as number;
        const rule = engagement[r] as (typeof engagement)[number];
        const n = counts[r] as number;
        if (n >= rule.take) continue;
        counts[r] = n + 1;
        if (age < rule.spentAt) sums[r] = (sums[r] as number) + rule.worth(age);
      }
    }
    let sum = 0;
    for (let r = 0; r < engagement.length; r++) {
      sum += Math.min(sums[r] as number, (engagement[r] as (typeof engagement)[number]).cap);
    }
    return sum;
  };
}
