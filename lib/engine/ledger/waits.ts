import { MINUTE_MS } from "../time-zone";
import { byCohort, type Counted, type CountedCohort, countAlike } from "./counter";
import type { Ledger } from "./ledger";
import type { LedgerQuestion } from "./question";
import { selectRounds } from "./select";

/** Hand-offs by how long they waited for the first touch of a rep. */
export interface WaitCount {
  value: string;
  /** Touched; gone without a touch; or still waiting. */
  kind: "touched" | "gone" | "waiting";
  /** Whole minutes: rounded up to the touch or exit, rounded down to now while waiting. */
  minutes: number;
  /** Against the agreed time of the first touch; open = neither kept nor broken, or without an SLA. */
  sla: "kept" | "broken" | "open";
  count: number;
}

const KINDS = ["touched", "gone", "waiting"] as const;
const SLAS = ["kept", "broken", "open"] as const;

/** Whole minutes from an entry to its end, rounded up. */
export function minutesTo(end: number, enteredAt: number): number {
  return end <= enteredAt ? 0 : Math.floor((end - enteredAt + MINUTE_MS - 1) / MINUTE_MS);
}

/** Whole minutes from an entry to now, rounded down. */
export function minutesSince(enteredAt: number, now: number): number {
  return enteredAt > now ? 0 : Math.floor((now - enteredAt) / MINUTE_MS);
}

/** Leads that entered MQL, by how long they waited. */
export function countWaits(ledger: Ledger, question: LedgerQuestion): Counted {
  const { now } = question;
  const { mqlAt, firstTouchAt, exitAt, touchDueAt } = ledger.rounds.columns;
  function endOf(round: number): number {
    const touchedAt = firstTouchAt[round] as number;
    return Number.isNaN(touchedAt) ? (exitAt[round] as number) : touchedAt;
  }
  function slaOf(round: number): WaitCount["sla"] {
    const due = touchDueAt[round] as number;
    const end = endOf(round);
    if (Number.isNaN(end)) return now > due ? "broken" : "open";
    if (end > due) return "broken";
    return (firstTouchAt[round] as number) <= due ? "kept" : "open";
  }
  return countAlike(selectRounds(ledger, question, "mql"), mqlAt, {
    kinds: KINDS.length * SLAS.length,
    kindOf(round) {
      const isTouched = !Number.isNaN(firstTouchAt[round] as number);
      const kind = isTouched ? 0 : Number.isNaN(exitAt[round] as number) ? 2 : 1;
      return SLAS.indexOf(slaOf(round)) * KINDS.length + kind;
    },
    spanOf(round) {
      const enteredAt = mqlAt[round] as number;
      const end = endOf(round);
      return Number.isNaN(end) ? minutesSince(enteredAt, now) : minutesTo(end, enteredAt);
    },
  });
}

/** The counts of `countWaits`, by cohort. */
export function readWaits(counted: Counted): CountedCohort<WaitCount>[] {
  return byCohort(counted, ({ value, kind, span, count }) => ({
    value,
    kind: KINDS[kind % KINDS.length] as WaitCount["kind"],
    minutes: span,
    sla: SLAS[Math.floor(kind / KINDS.length)] as WaitCount["sla"],
    count,
  }));
}
