import type { CompiledCriteria } from "./compile";
import { type LeadHistory, PreparedLead } from "./history";

/**
 * The first minute at which something was done that a rule or fast track counts, or became known;
 * null when nothing was. Asked of what is new to a lead that was held back: it waits for that.
 */
export function firstCountedMinute(
  history: LeadHistory,
  compiled: CompiledCriteria,
): number | null {
  const lead = new PreparedLead(history, compiled, undefined);
  let first = history.observations[0]?.minute ?? Number.POSITIVE_INFINITY;
  for (const [event] of lead.ruleEvents) if (event) first = Math.min(first, event.minute);
  compiled.questions.forEach(({ freshOnly }, i) => {
    if (freshOnly) first = Math.min(first, lead.questionMinutes[i]?.[0] ?? first);
  });
  return Number.isFinite(first) ? first : null;
}
