import { minuteOf } from "@/lib/engine/activities";
import { compileCriteria } from "@/lib/engine/compile";
import { type Criteria, rulesInForce } from "@/lib/engine/criteria";
import { MILLIPOINTS } from "@/lib/engine/points";
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
 * minute of its first real hand-off. Leads that a fast track of these criteria sends are left out:
 * points decide nothing about them, and as they come with any score and convert well, low scores
 * would look good.
 */
export function suggest(columns: Columns, question: SuggestQuestion): Suggestion {
  const criteria = rulesInForce(question.body);
  const labels = labelLeads(columns, minuteOf(question.now), question.windowDays);
  const leads = leadCount(columns);
  const rules = pointRules(criteria);
  const compiled = compileCriteria(probeOf(criteria));
  const most = mostOf(criteria);
  const place = new Map(rules.map(({ id }, i) => [id, i]));
  const values = rules.map(() => new Float32Array(leads));
  const moments = new Int32Array(leads);
  const sql = new Uint8Array(leads);
  let rows = 0;
  for (let lead = 0; lead < leads; lead++) {
    const minute = columns.outcomes[lead * OUTCOMES + OUTCOME.mql] ?? NONE;
    const isKnown = labels[lead] === LABEL.sql || labels[lead] === LABEL.notSql;
    if (minute === NONE || !isKnown) continue;
    const { contributions, fastTrack } = scoreAt(historyOf(columns, lead), compiled, minute);
    if (fastTrack !== null) continue;
    moments[rows] = minute;
    sql[rows] = labels[lead] === LABEL.sql ? 1 : 0;
    for (const { ruleId, points } of contributions) {
      const column = values[place.get(ruleId) ?? -1];
      const events = points / (PROBE * MILLIPOINTS);
      if (column) column[rows] = Math.min(events, most.get(ruleId) ?? Number.POSITIVE_INFINITY);
    }
    rows += 1;
  }
  const learnt = {
    moments: moments.subarray(0, rows),
    sql: sql.subarray(0, rows),
    values: values.map((column) => column.subarray(0, rows)),
  };
  return suggestPoints(learnt, rules, { scale: "present", caps: criteria.caps });
}
