import { and, eq, gte, lt, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { accounts, activities, handoffs, leads, opportunities } from "@/db/schema";
import { isWork } from "@/db/schema/activities";
import { countOf, sumOf } from "@/db/sql";
import { type BusinessCalendar, businessMinutesBetween } from "@/lib/engine/calendar";
import type { AccountCounts, AccountsOf } from "@/lib/engine/ledger/accounts";
import type { CreatedCount } from "@/lib/engine/ledger/created";
import type { EnteredCount } from "@/lib/engine/ledger/entered";
import type { EntryCount } from "@/lib/engine/ledger/entries";
import type { ExitCount } from "@/lib/engine/ledger/exits";
import type { PromiseState } from "@/lib/engine/ledger/promises";
import type { CountedWork } from "@/lib/engine/ledger/work";
import { type HandoffCohort, isFirstEntry, reachedAt } from "@/lib/leads/store/cohort";
import { answeredAt } from "@/lib/leads/store/handoff-outcomes";
import {
  firstColumns,
  inScope,
  type LeadDimension,
  type LeadScope,
  splitBy,
} from "@/lib/reports/store/filters";
import { opportunityIn } from "@/lib/spend/store/converted";

// The counts of reports in SQL, as they are in columns: each is to be what the other is.

const DAY_MS = 86_400_000;
/** Steps within one minute are one moment: imported histories without dates have only those. */
const MINUTE_MS = 60_000;

/** Hand-offs that waited equally long for the first touch of a rep. */
export interface WaitCount {
  value: string;
  kind: "touched" | "gone" | "waiting";
  minutes: number;
  sla: "kept" | "broken" | "open";
  count: number;
}

/** Hand-offs of which the same became of sales' promises, after equally long. */
export interface PromiseCount {
  value: string;
  answer: PromiseState;
  touch: PromiseState;
  isAnswered: boolean;
  minutes: number;
  count: number;
}

/** As it is: a parameter is a fraction to SQLite. */
const whole = (instant: number) => sql.raw(String(instant));

interface Slice {
  from: number;
  to: number;
}

/** When a hand-off entered each stage. */
const ENTERED_AT: Record<HandoffCohort, typeof handoffs.mqlAt | typeof handoffs.salAt> = {
  mql: handoffs.mqlAt,
  sal: handoffs.salAt,
  sql: handoffs.sqlAt,
  customer: handoffs.customerAt,
};

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
        then case when ${mqlAt} > ${query.now} then 0 else (${whole(query.now)} - ${mqlAt}) / ${sql.raw(String(DAY_MS))} end
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

export async function countExits(
  db: ReadDb,
  slice: Slice,
  query: { cohortFrom: number; periodFrom: number; scope: LeadScope; by: LeadDimension | null },
): Promise<ExitCount[]> {
  const { mqlAt, exitStage, exitReasonId } = handoffs;
  const rows = await db
    .select({
      value: splitBy(query.by, handoffs),
      isFirst: sql<number>`case when ${isFirstEntry("mql", query.periodFrom)} then 1 else 0 end`,
      to: exitStage,
      reason: sql<string>`coalesce(${exitReasonId}, '')`,
      isAccepted: sql<number>`case when ${reachedAt("sal")} is not null then 1 else 0 end`,
      count: countOf(),
    })
    .from(handoffs)
    .innerJoin(leads, eq(leads.id, handoffs.leadId))
    .where(
      and(
        gte(mqlAt, slice.from),
        lt(mqlAt, slice.to),
        isFirstEntry("mql", query.cohortFrom),
        inScope(query.scope, handoffs),
      ),
    )
    .groupBy(...firstColumns(5));
  return rows.map((row) => ({
    ...row,
    isFirst: Number(row.isFirst) === 1,
    isAccepted: Number(row.isAccepted) === 1,
  }));
}

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
        then case when ${mqlAt} > ${query.now} then 0 else (${whole(query.now)} - ${mqlAt}) / 60000 end
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

/** Hand-offs that were given to somebody, or touched, after equally long. */
export interface DelayCount {
  value: string;
  whose: "system" | "rep";
  kind: "done" | "gone" | "waiting";
  minutes: number;
  count: number;
}

/** Read row by row: the database knows no office hours. */
export async function countDelays(
  db: ReadDb,
  slice: Slice,
  query: { periodFrom: number; scope: LeadScope; by: LeadDimension | null; now: number },
  calendar: BusinessCalendar,
): Promise<DelayCount[]> {
  const { mqlAt, assignedAt, firstTouchAt, exitAt } = handoffs;
  const rows = await db
    .select({ value: splitBy(query.by, handoffs), mqlAt, assignedAt, firstTouchAt, exitAt })
    .from(handoffs)
    .innerJoin(leads, eq(leads.id, handoffs.leadId))
    .where(
      and(
        gte(mqlAt, slice.from),
        lt(mqlAt, slice.to),
        isFirstEntry("mql", query.periodFrom),
        inScope(query.scope, handoffs),
      ),
    );
  return rows.flatMap(({ value, ...row }) => {
    const delay = (whose: DelayCount["whose"], doneAt: number | null, of: typeof minutes) => {
      const kind = doneAt !== null ? "done" : row.exitAt !== null ? "gone" : "waiting";
      const end = doneAt ?? row.exitAt;
      return { value, whose, kind, minutes: of(end ?? query.now, end === null), count: 1 } as const;
    };
    const minutes = (end: number, isOpen: boolean) =>
      Math.max(0, (isOpen ? Math.floor : Math.ceil)((end - row.mqlAt) / 60_000));
    const given = [row.assignedAt, row.firstTouchAt].filter((at) => at !== null);
    const all: DelayCount[] = [
      delay("system", given.length > 0 ? Math.min(...given) : null, minutes),
    ];
    const from = row.assignedAt;
    if (from !== null) {
      const officeMinutes = (end: number) =>
        Math.max(0, businessMinutesBetween(from, end, calendar));
      all.push(delay("rep", row.firstTouchAt, officeMinutes));
    }
    return all;
  });
}

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
        then case when ${mqlAt} > ${now} then 0 else (${whole(now)} - ${mqlAt}) / 60000 end
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

/** Won amounts of the leads created with from ≤ at < to, by value, at the stored rates. */
export async function sumRevenue(
  db: ReadDb,
  period: Slice,
  query: { scope: LeadScope; by: LeadDimension | null; currency: string },
): Promise<{ value: string; amountMinor: number; leads: number; otherCurrencies: number }[]> {
  const amount = opportunityIn(query.currency);
  return db
    .select({
      value: splitBy(query.by, leads),
      amountMinor: sumOf(amount),
      leads: sql<number>`count(distinct case when ${amount} is not null
        then ${leads.id} end)`.mapWith(Number),
      otherCurrencies: countOf(
        sql`${amount} is null and ${opportunities.currency} <> ${query.currency}`,
      ),
    })
    .from(opportunities)
    .innerJoin(leads, eq(leads.id, opportunities.leadId))
    .where(
      and(
        eq(opportunities.state, "won"),
        gte(leads.createdAt, period.from),
        lt(leads.createdAt, period.to),
        inScope(query.scope, leads),
      ),
    )
    .groupBy(...firstColumns(1));
}

/** Touches with from ≤ at < to by who made them ("none": not known), and of all together. */
export async function countWork(db: ReadDb, period: Slice, scope: LeadScope): Promise<CountedWork> {
  const { at, actorId, type, leadId } = activities;
  const isCall = sql`${type} = 'call'`;
  const distinct = (what: SQL | typeof leadId) =>
    sql<number>`count(distinct ${what})`.mapWith(Number);
  const work = {
    touches: countOf(),
    touched: distinct(leadId),
    calls: countOf(isCall),
    called: distinct(sql`case when ${isCall} then ${leadId} end`),
  };
  const inPeriod = and(isWork(activities), gte(at, period.from), lt(at, period.to));
  const filters = inScope(scope, leads);
  const person = sql<string>`coalesce(${actorId}, 'none')`;
  const byPerson = db.select({ person, ...work }).from(activities);
  const together = db.select(work).from(activities);
  const [rows, [all]] = filters
    ? await Promise.all([
        byPerson
          .innerJoin(leads, eq(leads.id, leadId))
          .where(and(inPeriod, filters))
          .groupBy(...firstColumns(1)),
        together.innerJoin(leads, eq(leads.id, leadId)).where(and(inPeriod, filters)),
      ])
    : await Promise.all([
        byPerson.where(inPeriod).groupBy(...firstColumns(1)),
        together.where(inPeriod),
      ]);
  return { people: rows, all: all ?? { touches: 0, touched: 0, calls: 0, called: 0 } };
}

const hasReached = (at: SQLWrapper) => countOf(sql`${at} is not null`);
const ACCOUNT_COUNTS = {
  leads: countOf(),
  engaged: countOf(sql`${leads.engagement} >= 1000`),
  mqls: hasReached(leads.firstMqlAt),
  sals: hasReached(leads.firstSalAt),
  sqls: hasReached(leads.firstSqlAt),
  customers: hasReached(leads.firstCustomerAt),
};

/** Leads created with from ≤ at < to and the companies with a domain that they are from, by value. */
export function countAccountsBy(
  db: ReadDb,
  period: Slice,
  { scope, by }: { scope: LeadScope; by: LeadDimension | null },
): Promise<AccountsOf[]> {
  return db
    .select({
      value: splitBy(by, leads),
      companies: sql<number>`count(distinct ${accounts.domain})`.mapWith(Number),
      ...ACCOUNT_COUNTS,
    })
    .from(leads)
    .leftJoin(accounts, eq(accounts.id, leads.accountId))
    .where(
      and(gte(leads.createdAt, period.from), lt(leads.createdAt, period.to), inScope(scope, leads)),
    )
    .groupBy(...firstColumns(1));
}

/** Leads created with from ≤ at < to by the domain of their company; "" = none is known. */
export async function countAccounts(
  db: ReadDb,
  period: Slice,
  scope: LeadScope,
): Promise<({ domain: string } & AccountCounts)[]> {
  return db
    .select({
      domain: sql<string>`coalesce(${accounts.domain}, '')`,
      ...ACCOUNT_COUNTS,
    })
    .from(leads)
    .leftJoin(accounts, eq(accounts.id, leads.accountId))
    .where(
      and(gte(leads.createdAt, period.from), lt(leads.createdAt, period.to), inScope(scope, leads)),
    )
    .groupBy(...firstColumns(1));
}
