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
 * open, since a lead comes back from there. Whoever asks of a window only
 * (`withinDays`) gets what is beyond it as a day more: far fewer rows differ.
 */
export function countEntries(
  ledger: Ledger,
  question: LedgerQuestion,
  withinDays: number | null,
): Counted {
  const most = withinDays === null ? Number.POSITIVE_INFINITY : withinDays + 1;
  const { period, now } = question;
  const { mqlAt, exitAt, lead, reachedSalAt, reachedSqlAt } = ledger.rounds.columns;
  const { disqualifiedAt } = ledger.leads.columns;
  const valued = selectRounds(ledger, question, "mql");
  const { place, length } = valued.selection;
  const isFirst = firstEntry(ledger, "mql");
  const kind = ledger.scratch.take("kind", Uint8Array, length);
  const span = ledger.scratch.take("span", Int32Array, length);
  for (let i = 0; i < length; i++) {
    const round = place[i] as number;
    const enteredAt = mqlAt[round] as number;
    const sqlAt = reachedSqlAt[round] as number;
    const outAt = disqualifiedAt[lead[round] as number] as number;
    const isSql = !Number.isNaN(sqlAt);
    const outcome = isSql ? 0 : Number.isNaN(outAt) ? 2 : 1;
    const isRejected = !Number.isNaN(exitAt[round] as number);
    const answer = Number.isNaN(reachedSalAt[round] as number) ? (isRejected ? 1 : 2) : 0;
    kind[i] = (answer * KINDS.length + outcome) * 2 + Number(isFirst(round, period.from));
    let days = enteredAt > now ? 0 : Math.floor((now - enteredAt) / DAY_MS);
    if (outcome < 2) days = daysTo(isSql ? sqlAt : outAt, enteredAt);
    span[i] = days < most ? days : most;
  }
  const kinds = 2 * KINDS.length * ANSWERS.length;
  return countAlike(valued, mqlAt, { kind, kinds, span });
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
