import { byCohort, type Counted, type CountedCohort, countAlike } from "./counter";
import type { Ledger } from "./ledger";
import type { LedgerQuestion } from "./question";
import { selectRounds } from "./select";
import { minutesSince, minutesTo } from "./waits";

const STATES = ["kept", "late", "overdue", "open", "none"] as const;

/**
 * What became of a time that sales promised: kept; late, though done or no longer needed; overdue
 * now; open, where it is neither, also as the lead left in time; none, where no time was agreed.
 */
export type PromiseState = (typeof STATES)[number];

/** Hand-offs by what became of sales' promises. */
export interface PromiseCount {
  value: string;
  /** To accept the lead or let it go. */
  answer: PromiseState;
  /** Of a rep, to touch it for the first time. */
  touch: PromiseState;
  isAnswered: boolean;
  /** Whole minutes: rounded up to the answer, rounded down to now while there is none. */
  minutes: number;
  count: number;
}

interface Promised {
  dueAt: number;
  doneAt: number;
  /** When the lead left without it. */
  goneAt: number;
  now: number;
}

function stateOf({ dueAt, doneAt, goneAt, now }: Promised): PromiseState {
  if (Number.isNaN(dueAt)) return "none";
  if (!Number.isNaN(doneAt)) return doneAt <= dueAt ? "kept" : "late";
  if (!Number.isNaN(goneAt)) return goneAt > dueAt ? "late" : "open";
  return now > dueAt ? "overdue" : "open";
}

/** Leads that entered MQL, by what became of sales' promises for that hand-off. */
export function countPromises(ledger: Ledger, question: LedgerQuestion): Counted {
  const { now } = question;
  const { columns } = ledger.rounds;
  const { mqlAt, salAt, sqlAt, exitAt, firstTouchAt, slaDueAt, touchDueAt } = columns;
  function answeredAt(round: number): number {
    for (const at of [salAt, sqlAt])
      if (!Number.isNaN(at[round] as number)) return at[round] as number;
    return exitAt[round] as number;
  }
  return countAlike(selectRounds(ledger, question, "mql"), mqlAt, {
    kinds: 2 * STATES.length * STATES.length,
    kindOf(round) {
      const doneAt = answeredAt(round);
      const dueAt = slaDueAt[round] as number;
      const answer = stateOf({ dueAt, doneAt, goneAt: Number.NaN, now });
      const touch = stateOf({
        dueAt: touchDueAt[round] as number,
        doneAt: firstTouchAt[round] as number,
        goneAt: exitAt[round] as number,
        now,
      });
      const states = STATES.indexOf(answer) * STATES.length + STATES.indexOf(touch);
      return states * 2 + Number(!Number.isNaN(doneAt));
    },
    spanOf(round) {
      const enteredAt = mqlAt[round] as number;
      const end = answeredAt(round);
      return Number.isNaN(end) ? minutesSince(enteredAt, now) : minutesTo(end, enteredAt);
    },
  });
}

/** The counts of `countPromises`, by cohort. */
export function readPromises(counted: Counted): CountedCohort<PromiseCount>[] {
  return byCohort(counted, ({ value, kind, span, count }) => {
    const states = kind >> 1;
    return {
      value,
      answer: STATES[Math.floor(states / STATES.length)] as PromiseState,
      touch: STATES[states % STATES.length] as PromiseState,
      isAnswered: kind % 2 === 1,
      minutes: span,
      count,
    };
  });
}
