import { type CompiledCriteria, compileCriteria } from "../compile";
import { leavesOf } from "../conditions";
import type { Criteria } from "../criteria";
import { type Columns, leadCount } from "./columns";
import type { Spans } from "./crossings";
import { naturals } from "./growing";
import type { Moments } from "./moments";
import { planFor } from "./plan";
import { Standing } from "./standing";
import type { Tables } from "./tables";

/** Whether the fit rules ask for attributes alone, as `validateCriteria` wants them to. */
export function fitAsksAttributesAlone({ fit }: Criteria): boolean {
  return fit.every(({ when }) => leavesOf(when).every(({ kind }) => kind === "attribute"));
}

/**
 * The same moments under other fit rules: these say nothing of when a lead can cross, only whether
 * it fits. Both the rules that the moments were collected for and the new ones must ask for
 * attributes alone.
 */
export function restand(
  moments: Moments,
  columns: Columns,
  compiled: CompiledCriteria,
  tables: Tables,
  spans: Spans,
): Moments {
  const fitAlone = { ...compiled.criteria, gates: [], engagement: [], fastTracks: [] };
  const standing = new Standing(
    planFor(columns, compileCriteria(fitAlone), tables),
    tables.attributeOf,
  );
  const leads = leadCount(columns);
  const { at, minute } = moments;
  const { factsAt, factMinute, factCode } = columns;
  const stretchesAt = new Uint32Array(leads + 1);
  const stretchEnd = naturals();
  const stretchPattern = naturals();
  const judged = new Uint32Array(leads).fill(standing.state.pattern);
  for (let lead = 0; lead < leads; lead++) {
    standing.reset();
    const from = (spans.from[lead] as number) + (spans.after[lead] as number);
    const until = spans.until[lead] as number;
    const last = at[lead + 1] as number;
    const end = factsAt[lead + 1] as number;
    let moment = at[lead] as number;
    let fact = factsAt[lead] as number;
    let now = from;
    while (now <= until) {
      while (fact < end && (factMinute[fact] as number) <= now) {
        standing.observe(factCode[fact] as number);
        fact += 1;
      }
      const { pattern } = standing.state;
      judged[lead] = pattern;
      now = fact < end ? (factMinute[fact] as number) : until + 1;
      const first = moment;
      if (now > until) moment = last;
      while (moment < last && (minute[moment] as number) < now) moment += 1;
      if (moment === first) continue;
      const stretch = stretchEnd.length - 1;
      const isSame =
        stretch >= (stretchesAt[lead] as number) && stretchPattern.at(stretch) === pattern;
      if (isSame) stretchEnd.cut(stretch);
      else stretchPattern.push(pattern);
      stretchEnd.push(moment);
    }
    stretchesAt[lead + 1] = stretchEnd.length;
  }
  return {
    ...moments,
    stretchesAt,
    stretchEnd: stretchEnd.finish(),
    stretchPattern: stretchPattern.finish(),
    fitPatterns: standing.fitPatterns,
    judged,
  };
}
