import { minuteOf } from "@/lib/engine/activities";
import { compileCriteria } from "@/lib/engine/compile";
import type { Condition } from "@/lib/engine/conditions";
import { EMPTY_CRITERIA } from "@/lib/engine/criteria";
import { type Columns, leadCount } from "@/lib/engine/replay/columns";
import { Tables } from "@/lib/engine/replay/tables";
import { readAt } from "@/lib/engine/replay/today/read";

/** How many leads meet a condition at a moment (epoch ms). */
export interface MeetingQuestion {
  kind: "meeting";
  condition: Condition;
  now: number;
}

/** So many leads of all. */
export interface MeetingFinding {
  leads: number;
  of: number;
}

export function countMeeting(
  columns: Columns,
  { condition, now }: MeetingQuestion,
): MeetingFinding {
  const rule = { id: "asked", label: "asked", points: 0, when: condition };
  const compiled = compileCriteria({ ...EMPTY_CRITERIA, fit: [rule] });
  const whole = {
    ...columns,
    // Nothing is predicted: what became known in hindsight is known, too.
    facts: columns.facts.map(({ attribute, value }) => ({ attribute, value })),
  };
  const [holds] = readAt(whole, minuteOf(now), compiled, new Tables(whole)).holds;
  return { leads: holds?.reduce((sum, one) => sum + one, 0) ?? 0, of: leadCount(columns) };
}
