import type { ExitStage } from "../stages";
import { byCohort, type Counted, type CountedCohort, countAlike } from "./counter";
import { EXITS, type Ledger } from "./ledger";
import type { LedgerQuestion } from "./question";
import { firstEntry, selectRounds } from "./select";

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
  const { mqlAt, exit, exitReason, reachedSalAt } = ledger.rounds.columns;
  const valued = selectRounds(ledger, question, "mql");
  const { place, length } = valued.selection;
  const isFirst = firstEntry(ledger, "mql");
  const kind = ledger.scratch.take("kind", Uint8Array, length);
  const span = ledger.scratch.take("span", Int32Array, length);
  for (let i = 0; i < length; i++) {
    const round = place[i] as number;
    const isAccepted = !Number.isNaN(reachedSalAt[round] as number);
    const told = (exit[round] as number) * 2 + Number(isAccepted);
    kind[i] = told * 2 + Number(isFirst(round, question.period.from));
    span[i] = exitReason[round] as number;
  }
  const counted = countAlike(valued, mqlAt, { kind, kinds: 4 * EXITS.length, span });
  return { ...counted, reasons: [...ledger.words.reason.list] };
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
