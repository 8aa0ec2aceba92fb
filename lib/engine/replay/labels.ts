import { OUTCOME_LABELS, type OutcomeLabel, outcomeLabel } from "../handoffs";
import { type Columns, leadCount, NONE, OUTCOME, OUTCOMES } from "./columns";

/** A label as it stands in an array: its place among `OUTCOME_LABELS`. */
export const LABEL: Readonly<Record<OutcomeLabel, number>> = {
  sql: OUTCOME_LABELS.indexOf("sql"),
  notSql: OUTCOME_LABELS.indexOf("notSql"),
  maturing: OUTCOME_LABELS.indexOf("maturing"),
  unlabelled: OUTCOME_LABELS.indexOf("unlabelled"),
};

const MINUTE_MS = 60_000;

/** Days after a hand-off within which an SQL counts as its success. */
export const OUTCOME_WINDOW_DAYS = 90;

/**
 * What became of each lead's first real hand-off by `now` (epoch minutes), as `LABEL`, to the
 * minute: `outcomeLabel` with a window in days. A lead that was never handed off is unlabelled.
 */
export function labelLeads(
  columns: Columns,
  now: number,
  windowDays = OUTCOME_WINDOW_DAYS,
): Uint8Array {
  const leads = leadCount(columns);
  const labels = new Uint8Array(leads).fill(LABEL.unlabelled);
  const at = (lead: number, which: number) => {
    const minute = columns.outcomes[lead * OUTCOMES + which] ?? NONE;
    return minute === NONE ? null : minute * MINUTE_MS;
  };
  for (let lead = 0; lead < leads; lead++) {
    const mqlAt = at(lead, OUTCOME.mql);
    if (mqlAt === null) continue;
    const round = {
      mqlAt,
      salAt: at(lead, OUTCOME.sal),
      sqlAt: at(lead, OUTCOME.sql),
      exitAt: at(lead, OUTCOME.exit),
    };
    labels[lead] = LABEL[outcomeLabel(round, windowDays, now * MINUTE_MS)];
  }
  return labels;
}
