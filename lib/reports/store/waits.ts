import { and, eq, gte, lt, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { handoffs, leads } from "@/db/schema";
import { countOf } from "@/db/sql";
import { isFirstEntry } from "@/lib/leads/store/cohort";
import { firstColumns, inScope, type LeadDimension, type LeadScope, splitBy } from "./filters";
import type { Slice } from "./slices";

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

/** First hand-offs since `periodFrom` that came in the slice. */
export async function countWaits(
  db: ReadDb,
  slice: Slice,
  query: { periodFrom: number; scope: LeadScope; by: LeadDimension | null; now: number },
): Promise<WaitCount[]> {
  const { mqlAt, firstTouchAt, exitAt, touchDueAt } = handoffs;
  const end = sql`coalesce(${firstTouchAt}, ${exitAt})`;
  return db
    .select({
      value: splitBy(query.by, handoffs),
      kind: sql<WaitCount["kind"]>`case when ${firstTouchAt} is not null then 'touched'
        when ${exitAt} is not null then 'gone' else 'waiting' end`,
      minutes: sql<number>`case when ${end} is null
        then case when ${mqlAt} > ${query.now} then 0 else (${query.now} - ${mqlAt}) / 60000 end
        when ${end} <= ${mqlAt} then 0
        else (${end} - ${mqlAt} + 59999) / 60000 end`.mapWith(Number),
      sla: sql<WaitCount["sla"]>`case when ${touchDueAt} is null then 'open'
        when ${end} is null then case when ${query.now} > ${touchDueAt} then 'broken' else 'open' end
        when ${end} > ${touchDueAt} then 'broken'
        when ${firstTouchAt} is not null then 'kept' else 'open' end`,
      count: countOf(),
    })
    .from(handoffs)
    .innerJoin(leads, eq(leads.id, handoffs.leadId))
    .where(
      and(
        gte(mqlAt, slice.from),
        lt(mqlAt, slice.to),
        isFirstEntry("mql", query.periodFrom),
        inScope(query.scope, handoffs),
      ),
    )
    .groupBy(...firstColumns(4));
}
