import { DAY_MS, MINUTE_MS } from "../time-zone";
import { byCohort, type Counted, type CountedCohort, countAlike } from "./counter";
import type { Ledger } from "./ledger";
import type { LedgerQuestion } from "./question";
import { firstEntry, selectRounds } from "./select";

/** What became of a cohort's leads after they entered MQL. */
export interface EntryCount {
  value: string;
  /** Whether it is the lead's first entry in the whole period, not only in this cohort. */
  isFirst: boolean;
  /** SQL; out for good; or neither so far. */
  kind: "sql" | "out" | "open";
  /** Whole days from entry: rounded up to the exit, rounded down to now if there is none. */
  days: number;
  /** What sales has said so far; a lead that came back and was accepted then is accepted. */
  answer: "accepted" | "rejected" | "none";
  count: number;
  lastEnteredAt: number;
}

const KINDS = ["sql", "out", "open"] as const;
const ANSWERS = ["accepted", "rejected", "none"] as const;

/**
 * Whole days from an entry to a leave, rounded up. Steps within one minute are one moment: imported
 * histories without dates have only those.
 */
export function daysTo(leftAt: number, enteredAt: number): number {
  return leftAt < enteredAt + MINUTE_MS
    ? 0
    : Math.floor((leftAt - enteredAt + DAY_MS - 1) / DAY_MS);
}

/**
 * Leads that entered MQL by what became of them. Disqualified is out for good; recycled is still
 * open, since a lead comes back from there.
 */
export function countEntries(ledger: Ledger, question: LedgerQuestion): Counted {
  const { period, now } = question;
  const { mqlAt, exitAt, lead, reachedSalAt, reachedSqlAt } = ledger.rounds.columns;
  const { disqualifiedAt } = ledger.leads.columns;
  const isFirst = firstEntry(ledger, "mql");
  const outAt = (round: number) => disqualifiedAt[lead[round] as number] as number;
  function answerOf(round: number): number {
    if (!Number.isNaN(reachedSalAt[round] as number)) return 0;
    return Number.isNaN(exitAt[round] as number) ? 2 : 1;
  }
  function outcomeOf(round: number): number {
    if (!Number.isNaN(reachedSqlAt[round] as number)) return 0;
    return Number.isNaN(outAt(round)) ? 2 : 1;
  }
  return countAlike(selectRounds(ledger, question, "mql"), mqlAt, {
    kinds: 2 * KINDS.length * ANSWERS.length,
    kindOf: (round) =>
      (answerOf(round) * KINDS.length + outcomeOf(round)) * 2 + Number(isFirst(round, period.from)),
    spanOf(round) {
      const enteredAt = mqlAt[round] as number;
      const sqlAt = reachedSqlAt[round] as number;
      const leftAt = Number.isNaN(sqlAt) ? outAt(round) : sqlAt;
      if (!Number.isNaN(leftAt)) return daysTo(leftAt, enteredAt);
      return enteredAt > now ? 0 : Math.floor((now - enteredAt) / DAY_MS);
    },
  });
}

/** The counts of `countEntries`, by cohort. */
export function readEntries(counted: Counted): CountedCohort<EntryCount>[] {
  return byCohort(counted, ({ value, kind, span, count, latest }) => {
    const told = kind >> 1;
    return {
      value,
      isFirst: kind % 2 === 1,
      kind: KINDS[told % KINDS.length] as EntryCount["kind"],
      days: span,
      answer: ANSWERS[Math.floor(told / KINDS.length)] as EntryCount["answer"],
      count,
      lastEnteredAt: latest,
    };
  });
}
