import type { CompiledCriteria } from "./compile";
import { type LeadHistory, PreparedLead } from "./history";

/**
 * The first minute after `after` at which something new was done that a rule or fast track counts,
 * or became known; null when nothing was. A lead that was held back waits for that.
 */
export function firstFreshMinute(
  history: LeadHistory,
  compiled: CompiledCriteria,
  after: number,
): number | null {
  const lead = new PreparedLead(history, compiled, after);
  let first = Number.POSITIVE_INFINITY;
  for (const { minute } of history.observations) {
    if (minute > after) first = Math.min(first, minute);
  }
  for (const [event] of lead.ruleEvents) if (event) first = Math.min(first, event.minute);
  compiled.questions.forEach(({ freshOnly }, i) => {
    if (freshOnly) first = Math.min(first, lead.questionMinutes[i]?.[0] ?? first);
  });
  return Number.isFinite(first) ? first : null;
}
