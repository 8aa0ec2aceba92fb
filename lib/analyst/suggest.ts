import { minuteOf } from "@/lib/engine/activities";
import { compileCriteria } from "@/lib/engine/compile";
import { type Criteria, rulesInForce } from "@/lib/engine/criteria";
import { MILLIPOINTS } from "@/lib/engine/decay";
import {
  type Columns,
  historyOf,
  leadCount,
  NONE,
  OUTCOME,
  OUTCOMES,
} from "@/lib/engine/replay/columns";
import { LABEL, labelLeads } from "@/lib/engine/replay/labels";
import { scoreAt } from "@/lib/engine/score";
import { pointRules } from "@/lib/engine/suggest/judge";
import { type Suggestion, suggestPoints } from "@/lib/engine/suggest/points";

export interface SuggestQuestion {
  kind: "suggest";
  body: Criteria;
  /** Epoch ms. */
  now: number;
  windowDays: number;
}

/** Points that any rule gets while its events are counted: large enough that rounding is nothing. */
const PROBE = 1000;

/** The same rules, each worth the same and without caps: what is left is how often it applies. */
function probeOf(criteria: Criteria): Criteria {
  return {
    ...criteria,
    fit: criteria.fit.map((rule) => ({ ...rule, points: PROBE })),
    engagement: criteria.engagement.map(({ cap: _, ...rule }) => ({ ...rule, points: PROBE })),
  };
}

/** How far its own cap lets a rule count, in events; Infinity without one. */
function mostOf(criteria: Criteria): Map<string, number> {
  return new Map(
    criteria.engagement.flatMap(({ id, cap, points }) =>
      cap === undefined || points === 0 ? [] : [[id, Math.abs(cap / points)]],
    ),
  );
}

/**
 * Points fitted to the leads that sales worked and whose end is known, each as it stood at the
 * minute of its first real hand-off.
 */
export function suggest(columns: Columns, question: SuggestQuestion): Suggestion {
  const criteria = rulesInForce(question.body);
  const labels = labelLeads(columns, minuteOf(question.now), question.windowDays);
  const learnt: number[] = [];
  for (let lead = 0; lead < leadCount(columns); lead++) {
    const handedOff = columns.outcomes[lead * OUTCOMES + OUTCOME.mql] !== NONE;
    const isKnown = labels[lead] === LABEL.sql || labels[lead] === LABEL.notSql;
    if (handedOff && isKnown) learnt.push(lead);
  }
  const rules = pointRules(criteria);
  const compiled = compileCriteria(probeOf(criteria));
  const most = mostOf(criteria);
  const place = new Map(rules.map(({ id }, i) => [id, i]));
  const values = rules.map(() => new Float32Array(learnt.length));
  const moments = new Int32Array(learnt.length);
  const sql = new Uint8Array(learnt.length);
  learnt.forEach((lead, row) => {
    const minute = columns.outcomes[lead * OUTCOMES + OUTCOME.mql] ?? NONE;
    moments[row] = minute;
    sql[row] = labels[lead] === LABEL.sql ? 1 : 0;
    const { contributions } = scoreAt(historyOf(columns, lead), compiled, minute);
    for (const { ruleId, points } of contributions) {
      const column = values[place.get(ruleId) ?? -1];
      const events = points / (PROBE * MILLIPOINTS);
      if (column) column[row] = Math.min(events, most.get(ruleId) ?? Number.POSITIVE_INFINITY);
    }
  });
  return suggestPoints({ moments, sql, values }, rules, { scale: "present", caps: criteria.caps });
}
