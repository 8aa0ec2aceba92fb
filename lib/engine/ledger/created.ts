import {
  AlikeCounter,
  byCohort,
  type Counted,
  type CountedCohort,
  NO_SPAN,
  USUAL_SPANS,
} from "./counter";
import type { Ledger } from "./ledger";
import { daysTo } from "./outcome";
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
  const selection = selectLeads(ledger, question);
  const alike = new AlikeCounter(selection, createdAt, CUSTOMER + 1, withDays ? USUAL_SPANS : 0);
  const { kind, span } = alike;
  for (const block of selection.blocks()) {
    const { place, length } = block;
    for (let i = 0; i < length; i++) {
      const lead = place[i] as number;
      const reached = furthest[lead] as number;
      kind[i] = reached;
      if (!withDays) continue;
      const days =
        reached < SQL ? Number.NaN : daysTo(firstSqlAt[lead] as number, firstMqlAt[lead] as number);
      span[i] = Number.isNaN(days) ? NO_SPAN : days;
    }
    alike.add(block);
  }
  return alike.finish();
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
