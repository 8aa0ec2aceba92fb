import { byCohort, type Counted, type CountedCohort, countAlike, NO_SPAN } from "./counter";
import { daysTo } from "./entries";
import type { Ledger } from "./ledger";
import type { LedgerQuestion } from "./question";
import { selectLeads } from "./select";

/** How leads created in a cohort got on: the furthest stage each has ever reached. */
export interface CreatedCount {
  value: string;
  /** 0 inquiry, 1 MQL, 2 SAL, 3 SQL, 4 customer. */
  furthest: number;
  /** Whole days from MQL to SQL, rounded up; null without an SQL, or when not asked for. */
  days: number | null;
  count: number;
  lastEnteredAt: number;
}

/** As `furthest` has them. */
const SQL = 3;
const CUSTOMER = 4;

/** Leads created in the question's period by the furthest stage that they have reached. */
export function countCreated(ledger: Ledger, question: LedgerQuestion, withDays: boolean): Counted {
  const { createdAt, furthest, firstMqlAt, firstSqlAt } = ledger.leads.columns;
  const valued = selectLeads(ledger, question);
  const { place, length } = valued.selection;
  const kind = ledger.scratch.take("kind", Uint8Array, length);
  const span = withDays ? ledger.scratch.take("span", Int32Array, length).fill(NO_SPAN) : null;
  for (let i = 0; i < length; i++) {
    const lead = place[i] as number;
    const reached = furthest[lead] as number;
    kind[i] = reached;
    if (span === null || reached < SQL) continue;
    const days = daysTo(firstSqlAt[lead] as number, firstMqlAt[lead] as number);
    if (!Number.isNaN(days)) span[i] = days;
  }
  return countAlike(valued, createdAt, { kind, kinds: CUSTOMER + 1, span });
}

/** The counts of `countCreated`, by cohort. */
export function readCreated(counted: Counted): CountedCohort<CreatedCount>[] {
  return byCohort(counted, ({ value, kind, span, count, latest }) => ({
    value,
    furthest: kind,
    days: span === NO_SPAN ? null : span,
    count,
    lastEnteredAt: latest,
  }));
}
