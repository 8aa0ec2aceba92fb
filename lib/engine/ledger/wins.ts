import { AlikeCounter, byCohort, type Counted, type CountedCohort } from "./counter";
import type { Ledger } from "./ledger";
import type { LedgerQuestion } from "./question";
import { selectWins } from "./select";

/** Customers of a cohort, whenever they were won. */
export interface WonCount {
  value: string;
  count: number;
}

/** Customers by when marketing first reached them, as far as that was in the question's period. */
export function countWins(ledger: Ledger, question: LedgerQuestion): Counted {
  const selection = selectWins(ledger, question);
  const alike = new AlikeCounter(selection, ledger.rounds.columns.wonTouchpointAt, 1, 0);
  for (const block of selection.blocks()) alike.add(block);
  return alike.finish();
}

/** The counts of `countWins`, by cohort. */
export function readWins(counted: Counted): CountedCohort<WonCount>[] {
  return byCohort(counted, ({ value, count }) => ({ value, count }));
}
