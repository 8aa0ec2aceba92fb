import { DAY_MS } from "../time-zone";
import { AlikeCounter, byCohort, type Counted, type CountedCohort, USUAL_SPANS } from "./counter";
import { type Ledger, OPEN } from "./ledger";
import { type Answer, OUTCOME_CODES, type Outcome, readOutcome } from "./outcome";
import type { LedgerQuestion } from "./question";
import { isFirst, selectRounds } from "./select";

/** What became of a cohort's leads after they entered MQL. */
export interface EntryCount {
  value: string;
  /** Whether it is the lead's first entry in the whole period, not only in this cohort. */
  isFirst: boolean;
  kind: Outcome;
  /** Whole days from entry: rounded up to the exit, rounded down to now if there is none. */
  days: number;
  answer: Answer;
  count: number;
  lastEnteredAt: number;
}

/**
 * Leads that entered MQL by what became of them. Whoever asks of a window only
 * (`withinDays`) gets what is beyond it as a day more: far fewer rows differ.
 */
export function countEntries(
  ledger: Ledger,
  question: LedgerQuestion,
  withinDays: number | null,
): Counted {
  const most = withinDays === null ? Number.POSITIVE_INFINITY : withinDays + 1;
  const { period, now } = question;
  const { mqlAt, earlierMqlAt, outcome, outcomeDays } = ledger.rounds.columns;
  const selection = selectRounds(ledger, question, "mql");
  const usual = Math.min(most + 1, USUAL_SPANS);
  const alike = new AlikeCounter(selection, mqlAt, 2 * OUTCOME_CODES, usual);
  const { kind, span } = alike;
  for (const block of selection.blocks()) {
    const { place, length } = block;
    for (let i = 0; i < length; i++) {
      const round = place[i] as number;
      const isFirstEntry = isFirst(earlierMqlAt[round] as number, period);
      kind[i] = 2 * (outcome[round] as number) + Number(isFirstEntry);
      let days = outcomeDays[round] as number;
      if (days === OPEN) days = Math.max(0, Math.floor((now - (mqlAt[round] as number)) / DAY_MS));
      span[i] = days < most ? days : most;
    }
    alike.add(block);
  }
  return alike.finish();
}

/** The counts of `countEntries`, by cohort. */
export function readEntries(counted: Counted): CountedCohort<EntryCount>[] {
  return byCohort(counted, ({ value, kind, span, count, latest }) => {
    const { outcome, answer } = readOutcome(kind >> 1);
    return {
      value,
      isFirst: kind % 2 === 1,
      kind: outcome,
      days: span,
      answer,
      count,
      lastEnteredAt: latest,
    };
  });
}
