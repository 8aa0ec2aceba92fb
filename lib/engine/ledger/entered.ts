import { byCohort, type Counted, type CountedCohort, countAlike, NO_SPAN } from "./counter";
import type { Ledger } from "./ledger";
import type { LedgerQuestion } from "./question";
import { ENTERED, firstEntry, type LedgerStage, selectRounds } from "./select";

/** Leads that entered a stage in a cohort, each at its first entry in it. */
export interface EnteredCount {
  value: string;
  /** Whether it is also the lead's first entry in the whole period. */
  isFirst: boolean;
  count: number;
}

/** Leads that entered the stage. */
export function countEntered(
  ledger: Ledger,
  question: LedgerQuestion,
  stage: LedgerStage,
): Counted {
  const { period } = question;
  const isFirst = firstEntry(ledger, stage);
  const at = ledger.rounds.columns[ENTERED[stage]];
  return countAlike(selectRounds(ledger, question, stage), at, {
    kinds: 2,
    kindOf: (round) => Number(isFirst(round, period.from)),
    spanOf: () => NO_SPAN,
  });
}

/** The counts of `countEntered`, by cohort. */
export function readEntered(counted: Counted): CountedCohort<EnteredCount>[] {
  return byCohort(counted, ({ value, kind, count }) => ({ value, isFirst: kind === 1, count }));
}
