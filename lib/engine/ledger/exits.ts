import type { ExitStage } from "../stages";
import { AlikeCounter, byCohort, type Counted, type CountedCohort } from "./counter";
import { EXITS, type Ledger } from "./ledger";
import type { LedgerQuestion } from "./question";
import { isFirst, selectRounds } from "./select";

/** Hand-offs by how they ended. */
export interface ExitCount {
  value: string;
  /** Whether it is the lead's first entry in the whole period, not only in this cohort. */
  isFirst: boolean;
  /** Where the lead went; null while the hand-off runs. */
  to: ExitStage | null;
  /** Id of the reason; "" = none. */
  reason: string;
  /** Whether sales accepted the lead, in this hand-off or a later one. */
  isAccepted: boolean;
  count: number;
}

/** What was counted, with the reasons that `span` gives the place of. */
export interface CountedExits extends Counted {
  reasons: readonly string[];
}

/** Leads that entered MQL, by how that hand-off ended. */
export function countExits(ledger: Ledger, question: LedgerQuestion): CountedExits {
  const { mqlAt, earlierMqlAt, exit, exitReason, reachedSalAt } = ledger.rounds.columns;
  const reasons = [...ledger.words.reason.list];
  const selection = selectRounds(ledger, question, "mql");
  const alike = new AlikeCounter(selection, mqlAt, 4 * EXITS.length, reasons.length);
  const { kind, span } = alike;
  for (const block of selection.blocks()) {
    const { place, length } = block;
    for (let i = 0; i < length; i++) {
      const round = place[i] as number;
      const isAccepted = !Number.isNaN(reachedSalAt[round] as number);
      const told = (exit[round] as number) * 2 + Number(isAccepted);
      const isFirstEntry = isFirst(earlierMqlAt[round] as number, question.period);
      kind[i] = told * 2 + Number(isFirstEntry);
      span[i] = exitReason[round] as number;
    }
    alike.add(block);
  }
  return { ...alike.finish(), reasons };
}

/** The counts of `countExits`, by cohort. */
export function readExits({ reasons, ...counted }: CountedExits): CountedCohort<ExitCount>[] {
  return byCohort(counted, ({ value, kind, span, count }) => ({
    value,
    isFirst: kind % 2 === 1,
    to: EXITS[kind >> 2] as ExitCount["to"],
    reason: reasons[span] as string,
    isAccepted: (kind >> 1) % 2 === 1,
    count,
  }));
}
