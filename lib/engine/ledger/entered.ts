import { AlikeCounter, byCohort, type Counted, type CountedCohort } from "./counter";
import type { Ledger } from "./ledger";
import type { LedgerQuestion } from "./question";
import { EARLIER, ENTERED, isFirst, type LedgerStage, selectRounds } from "./select";

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
  const selection = selectRounds(ledger, question, stage);
  const earlierAt = ledger.rounds.columns[EARLIER[stage]];
  const enteredAt = ledger.rounds.columns[ENTERED[stage]];
  const alike = new AlikeCounter(selection, enteredAt, 2, 0);
  for (const block of selection.blocks()) {
    const { place, length } = block;
    for (let i = 0; i < length; i++) {
      alike.kind[i] = Number(isFirst(earlierAt[place[i] as number] as number, question.period));
    }
    alike.add(block);
  }
  return alike.finish();
}

/** The counts of `countEntered`, by cohort. */
export function readEntered(counted: Counted): CountedCohort<EnteredCount>[] {
  return byCohort(counted, ({ value, kind, count }) => ({ value, isFirst: kind === 1, count }));
}
