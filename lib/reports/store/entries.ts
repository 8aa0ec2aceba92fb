import { and, eq, gte, lt, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { handoffs, leads } from "@/db/schema";
import { countOf } from "@/db/sql";
import { type HandoffCohort, isFirstEntry, reachedAt } from "@/lib/leads/store/cohort";
import { firstColumns, inScope, type LeadDimension, type LeadScope, splitBy } from "./filters";
import type { Slice } from "./slices";

const DAY_MS = 86_400_000;
/** Steps within one minute are one moment: imported histories without dates have only those. */
const MINUTE_MS = 60_000;

/** What became of a cohort's leads after they entered MQL. */
export interface EntryCount {
  value: string;
  /** Whether it is the lead's first entry in the whole period, not only in this cohort. */
  isFirst: boolean;
  /** SQL; out for good; or neither so far. */
  kind: "sql" | "out" | "open";
  /** Whole days from entry: rounded up to the exit, rounded down to now if there is none. */
  days: number;
  /** What sales has said so far; a lead that came back and was accepted then is accepted. */
  answer: "accepted" | "rejected" | "none";
  count: number;
  lastEnteredAt: number;
}

/**
 * Leads that entered MQL in the slice, each at its first entry since `cohortFrom`, by what became
 * of them. Disqualified is out for good; recycled is still open, since a lead comes back from there.
 */
export async function countEntries(
  db: ReadDb,
  slice: Slice,
  query: {
    cohortFrom: number;
    periodFrom: number;
    scope: LeadScope;
    by: LeadDimension | null;
    now: number;
  },
): Promise<EntryCount[]> {
  const entries = db
    .select({
      value: splitBy(query.by, handoffs).as("value"),
      isFirst: sql<number>`case when ${isFirstEntry("mql", query.periodFrom)} then 1 else 0 end`.as(
        "is_first",
      ),
      mqlAt: sql<number>`${handoffs.mqlAt}`.as("entered_at"),
      sqlAt: sql<number | null>`${reachedAt("sql")}`.as("became_sql_at"),
      answer: sql<EntryCount["answer"]>`case when ${reachedAt("sal")} is not null then 'accepted'
        when ${handoffs.exitAt} is not null then 'rejected' else 'none' end`.as("answer"),
      outAt: sql<number | null>`case when ${leads.stage} = 'disqualified'
        then ${leads.stageAt} end`.as("out_at"),
    })
    .from(handoffs)
    .innerJoin(leads, eq(leads.id, handoffs.leadId))
    .where(
      and(
        gte(handoffs.mqlAt, slice.from),
        lt(handoffs.mqlAt, slice.to),
        isFirstEntry("mql", query.cohortFrom),
        inScope(query.scope, handoffs),
      ),
    )
    .as("entries");
  const { value, isFirst, mqlAt, sqlAt, answer, outAt } = entries;
  const rows = await db
    .select({
      value,
      isFirst,
      answer,
      kind: sql<"sql" | "out" | "open">`case when ${sqlAt} is not null then 'sql'
        when ${outAt} is not null then 'out' else 'open' end`,
      days: sql<number>`case when coalesce(${sqlAt}, ${outAt}) is null
        then case when ${mqlAt} > ${query.now} then 0 else (${query.now} - ${mqlAt}) / ${sql.raw(String(DAY_MS))} end
        when coalesce(${sqlAt}, ${outAt}) < ${mqlAt} + ${sql.raw(String(MINUTE_MS))} then 0
        else (coalesce(${sqlAt}, ${outAt}) - ${mqlAt} + ${sql.raw(String(DAY_MS - 1))})
          / ${sql.raw(String(DAY_MS))} end`.mapWith(Number),
      count: countOf(),
      lastEnteredAt: sql<number>`max(${mqlAt})`.mapWith(Number),
    })
    .from(entries)
    .groupBy(...firstColumns(5));
  return rows.map((row) => ({ ...row, isFirst: Number(row.isFirst) === 1 }));
}

/** How leads created in the slice got on: the furthest stage each has ever reached. */
export interface CreatedCount {
  value: string;
  /** 0 inquiry, 1 MQL, 2 SAL, 3 SQL, 4 customer. */
  furthest: number;
  /** Whole days from MQL to SQL, rounded up; null without an SQL. */
  days: number | null;
  count: number;
  lastEnteredAt: number;
}

export async function countCreated(
  db: ReadDb,
  slice: Slice,
  query: { scope: LeadScope; by: LeadDimension | null; withDays: boolean },
): Promise<CreatedCount[]> {
  const { firstMqlAt, firstSalAt, firstSqlAt, firstCustomerAt, createdAt } = leads;
  const days = sql`case when ${firstSqlAt} is null then null
    when ${firstSqlAt} < ${firstMqlAt} + ${sql.raw(String(MINUTE_MS))} then 0
    else (${firstSqlAt} - ${firstMqlAt} + ${sql.raw(String(DAY_MS - 1))}) / ${sql.raw(String(DAY_MS))} end`;
  return db
    .select({
      value: splitBy(query.by, leads),
      furthest: sql<number>`case when ${firstCustomerAt} is not null then 4
        when ${firstSqlAt} is not null then 3 when ${firstSalAt} is not null then 2
        when ${firstMqlAt} is not null then 1 else 0 end`.mapWith(Number),
      days: (query.withDays ? sql<number | null>`${days}` : sql<number | null>`null`).mapWith(
        Number,
      ),
      count: countOf(),
      lastEnteredAt: sql<number>`max(${createdAt})`.mapWith(Number),
    })
    .from(leads)
    .where(and(gte(createdAt, slice.from), lt(createdAt, slice.to), inScope(query.scope, leads)))
    .groupBy(...firstColumns(3));
}

/** When a hand-off entered each stage. */
const ENTERED_AT: Record<HandoffCohort, typeof handoffs.mqlAt | typeof handoffs.salAt> = {
  mql: handoffs.mqlAt,
  sal: handoffs.salAt,
  sql: handoffs.sqlAt,
  customer: handoffs.customerAt,
};

/** Leads that entered a stage, each at its first entry since `cohortFrom`. */
export interface EnteredCount {
  value: string;
  /** Whether it is also the lead's first entry in the whole period. */
  isFirst: boolean;
  count: number;
}

/** Leads that entered the stage in the slice, by value. */
export async function countEntered(
  db: ReadDb,
  stage: HandoffCohort,
  slice: Slice,
  query: { cohortFrom: number; periodFrom: number; scope: LeadScope; by: LeadDimension | null },
): Promise<EnteredCount[]> {
  const at = ENTERED_AT[stage];
  const rows = await db
    .select({
      value: splitBy(query.by, handoffs),
      isFirst: sql<number>`case when ${isFirstEntry(stage, query.periodFrom)} then 1 else 0 end`,
      count: countOf(),
    })
    .from(handoffs)
    .innerJoin(leads, eq(leads.id, handoffs.leadId))
    .where(
      and(
        gte(at, slice.from),
        lt(at, slice.to),
        isFirstEntry(stage, query.cohortFrom),
        inScope(query.scope, handoffs),
      ),
    )
    .groupBy(...firstColumns(2));
  return rows.map((row) => ({ ...row, isFirst: Number(row.isFirst) === 1 }));
}
