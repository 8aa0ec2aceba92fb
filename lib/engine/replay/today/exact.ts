import type { CompiledCriteria } from "../../compile";
import type { Columns } from "../columns";
import type { Tables } from "../tables";

/**
 * By a lead's place, its engagement at a minute before the group's cap, event by event; millipoints.
 */
export function exactEngagement(
  { eventsAt, eventMinute, eventSignature }: Columns,
  minute: number,
  { criteria, engagement }: CompiledCriteria,
  tables: Tables,
): (lead: number) => number {
  const matches = criteria.engagement.map(({ activity, where }) =>
    tables.matching(activity, where),
  );
  const counts = new Uint32Array(engagement.length);
  const sums = new Float64Array(engagement.length);
  return (lead) => {
    counts.fill(0);
    sums.fill(0);
    const end = eventsAt[lead + 1] as number;
    for (let event = eventsAt[lead] as number; event < end; event++) {
      const age = minute - (eventMinute[event] as number);
      if (age < 0) break;
      const signature = eventSignature[event] as number;
      for (let r = 0; r < engagement.length; r++) {
        const rule = engagement[r] as (typeof engagement)[number];
        if (matches[r]?.[signature] !== 1 || (counts[r] as number) >= rule.take) continue;
        counts[r] = (counts[r] as number) + 1;
        if (age < rule.spentAt) sums[r] = (sums[r] as number) + rule.worth(age);
      }
    }
    return engagement.reduce((sum, { cap }, r) => sum + Math.min(sums[r] as number, cap), 0);
  };
}
