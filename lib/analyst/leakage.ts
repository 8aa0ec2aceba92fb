import { minuteOf } from "@/lib/engine/activities";
import type { AttributeValue } from "@/lib/engine/attributes";
import {
  type Columns,
  historyOf,
  leadCount,
  NONE,
  OUTCOME,
  OUTCOMES,
} from "@/lib/engine/replay/columns";
import { LABEL, labelLeads } from "@/lib/engine/replay/labels";
import { findLeakage, type LeakageFinding } from "@/lib/engine/suggest/leakage";
import { LEAST_OF_EACH } from "@/lib/engine/suggest/points";

export interface LeakageQuestion {
  kind: "leakage";
  /** Epoch ms. */
  now: number;
  windowDays: number;
  /** Ids of the attributes to look at. */
  attributes: readonly string[];
}

/** More leads make a share no surer, and would hold up whoever waits for a replay. */
const MOST_LEADS = 20_000;

/**
 * Attributes that know the outcome of a hand-off because it had happened when they were written
 * down, judged by the leads whose outcome is known. Those above suspicion are left out, and of few
 * leads it is not said that an attribute is too good.
 */
export function leakage(columns: Columns, question: LeakageQuestion): LeakageFinding[] {
  const labels = labelLeads(columns, minuteOf(question.now), question.windowDays);
  const known: number[] = [];
  for (let lead = 0; lead < leadCount(columns); lead++) {
    if (labels[lead] === LABEL.sql || labels[lead] === LABEL.notSql) known.push(lead);
  }
  const step = Math.ceil(known.length / MOST_LEADS);
  const learnt = known.filter((_, i) => i % step === 0);
  const features = new Map(
    question.attributes.map((id) => [
      id,
      {
        id,
        values: new Array<AttributeValue | null>(learnt.length).fill(null),
        firstSeen: { known: 0, afterHandoff: 0 },
      },
    ]),
  );
  learnt.forEach((lead, row) => {
    const handOff = columns.outcomes[lead * OUTCOMES + OUTCOME.mql] ?? NONE;
    const seen = new Set<string>();
    for (const { minute, values } of historyOf(columns, lead).observations) {
      for (const [attribute, value] of Object.entries(values)) {
        const feature = features.get(attribute);
        if (!feature) continue;
        feature.values[row] = value;
        if (value === null || seen.has(attribute)) continue;
        seen.add(attribute);
        feature.firstSeen.known += 1;
        if (minute > handOff) feature.firstSeen.afterHandoff += 1;
      }
    }
  });
  const sql = Uint8Array.from(learnt, (lead) => (labels[lead] === LABEL.sql ? 1 : 0));
  const sqls = sql.reduce((sum, one) => sum + one, 0);
  const isEnough = Math.min(sqls, sql.length - sqls) >= LEAST_OF_EACH;
  return findLeakage([...features.values()], sql).filter(
    ({ suspicions }) => suspicions.includes("late") || (isEnough && suspicions.includes("alone")),
  );
}
