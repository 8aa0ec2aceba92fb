import { byCohort, type Counted, type CountedCohort, countAlike } from "./counter";
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
  const valued = selectRounds(ledger, question, stage);
  const { place, length } = valued.selection;
  const isFirst = firstEntry(ledger, stage);
  const kind = ledger.scratch.take("kind", Uint8Array, length);
  for (let i = 0; i < length; i++) {
    kind[i] = Number(isFirst(place[i] as number, question.period.from));
  }
  return countAlike(valued, ledger.rounds.columns[ENTERED[stage]], { kind, kinds: 2, span: null });
}

/** The counts of `countEntered`, by cohort. */
export function readEntered(counted: Counted): CountedCohort<EnteredCount>[] {
  return byCohort(counted, ({ value, kind, count }) => ({ value, isFirst: kind === 1, count }));
}
