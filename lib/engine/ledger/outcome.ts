import { DAY_MS, MINUTE_MS } from "../time-zone";

/** What became of a hand-off: SQL; out for good; or neither so far. */
export const OUTCOMES = ["sql", "out", "open"] as const;
/** What sales has said so far; a lead that came back and was accepted then is accepted. */
export const ANSWERS = ["accepted", "rejected", "none"] as const;

export type Outcome = (typeof OUTCOMES)[number];
export type Answer = (typeof ANSWERS)[number];

/** Instants are epoch ms; null: it has not happened. */
interface Course {
  mqlAt: number;
  exitAt: number | null;
  /** In this hand-off or a later one. */
  reachedSalAt: number | null;
  reachedSqlAt: number | null;
  /** The lead's. */
  disqualifiedAt: number | null;
}

/**
 * What became of a hand-off, as a number that `readOutcome` tells; and whole days from its beginning
 * to SQL or to when the lead was disqualified, null where it is open. Recycled is open, since a lead
 * comes back from there.
 */
export function outcomeOf(course: Course): { code: number; days: number | null } {
  const { mqlAt, exitAt, reachedSalAt, reachedSqlAt, disqualifiedAt } = course;
  const outcome: Outcome = reachedSqlAt !== null ? "sql" : disqualifiedAt !== null ? "out" : "open";
  const answer: Answer = reachedSalAt !== null ? "accepted" : exitAt !== null ? "rejected" : "none";
  const leftAt = reachedSqlAt ?? disqualifiedAt;
  return {
    code: ANSWERS.indexOf(answer) * OUTCOMES.length + OUTCOMES.indexOf(outcome),
    days: leftAt === null ? null : daysTo(leftAt, mqlAt),
  };
}

/** How many codes there are. */
export const OUTCOME_CODES = OUTCOMES.length * ANSWERS.length;

export function readOutcome(code: number): { outcome: Outcome; answer: Answer } {
  return {
    outcome: OUTCOMES[code % OUTCOMES.length] as Outcome,
    answer: ANSWERS[Math.floor(code / OUTCOMES.length)] as Answer,
  };
}

/**
 * Whole days from an entry to a leave, rounded up. Steps within one minute are one moment: imported
 * histories without dates have only those.
 */
export function daysTo(leftAt: number, enteredAt: number): number {
  return leftAt < enteredAt + MINUTE_MS
    ? 0
    : Math.floor((leftAt - enteredAt + DAY_MS - 1) / DAY_MS);
}
