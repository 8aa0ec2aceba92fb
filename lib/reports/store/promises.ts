import { and, eq, gte, lt, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { handoffs, leads } from "@/db/schema";
import { countOf } from "@/db/sql";
import { answeredAt, isFirstEntry } from "@/lib/leads/store/cohort";
import { firstColumns, inScope, type LeadDimension, type LeadScope, splitBy } from "./filters";
import type { Slice } from "./slices";

/**
 * What became of a time that sales promised: kept; late, though done or no longer needed; overdue
 * now; open, where it is neither, also as the lead left in time; none, where no time was agreed.
 */
export type PromiseState = "kept" | "late" | "overdue" | "open" | "none";

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

/** First hand-offs since `periodFrom` that came in the slice. */
export async function countPromises(
  db: ReadDb,
  slice: Slice,
  query: { periodFrom: number; scope: LeadScope; by: LeadDimension | null; now: number },
): Promise<PromiseCount[]> {
  const { now, scope, by, periodFrom } = query;
  const { mqlAt, firstTouchAt, exitAt, slaDueAt, touchDueAt } = handoffs;
  const answered = answeredAt();
  const rows = await db
    .select({
      value: splitBy(by, handoffs),
      answer: stateOf({ dueAt: slaDueAt, doneAt: answered, goneAt: sql`null`, now }),
      touch: stateOf({ dueAt: touchDueAt, doneAt: firstTouchAt, goneAt: exitAt, now }),
      isAnswered: sql<number>`case when ${answered} is null then 0 else 1 end`,
      minutes: sql<number>`case when ${answered} is null
        then case when ${mqlAt} > ${now} then 0 else (${now} - ${mqlAt}) / 60000 end
        when ${answered} <= ${mqlAt} then 0
        else (${answered} - ${mqlAt} + 59999) / 60000 end`.mapWith(Number),
      count: countOf(),
    })
    .from(handoffs)
    .innerJoin(leads, eq(leads.id, handoffs.leadId))
    .where(
      and(
        gte(mqlAt, slice.from),
        lt(mqlAt, slice.to),
        isFirstEntry("mql", periodFrom),
        inScope(scope, handoffs),
      ),
    )
    .groupBy(...firstColumns(5));
  return rows.map((row) => ({ ...row, isAnswered: Number(row.isAnswered) === 1 }));
}

function stateOf({
  dueAt,
  doneAt,
  goneAt,
  now,
}: {
  dueAt: SQLWrapper;
  doneAt: SQLWrapper;
  goneAt: SQLWrapper;
  now: number;
}): SQL<PromiseState> {
  return sql<PromiseState>`case when ${dueAt} is null then 'none'
    when ${doneAt} is not null then case when ${doneAt} <= ${dueAt} then 'kept' else 'late' end
    when ${goneAt} is not null then case when ${goneAt} > ${dueAt} then 'late' else 'open' end
    when ${now} > ${dueAt} then 'overdue' else 'open' end`;
}
