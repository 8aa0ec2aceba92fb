import { and, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { leads, opportunities } from "@/db/schema";
import { countOf, sumOf } from "@/db/sql";
import { opportunityIn } from "@/lib/spend/store/converted";
import type { Dimension } from "../schema/params";
import type { Bounds } from "./extent";
import { firstColumns, inScope, type LeadScope, splitBy } from "./filters";

/** Closed opportunities that took equally long and are of one currency. */
export interface ClosedCount {
  value: string;
  state: "won" | "lost";
  currency: string;
  /** Days from opening to closing, to the nearest whole day; null when the opening is unknown. */
  days: number | null;
  count: number;
  /** How many of them have an amount. */
  withAmount: number;
  amountMinor: number;
}

/** What opportunities have one of: their own owner and product, the rest is their lead's. */
export type DealDimension = Exclude<Dimension, "segment">;

/** A month (quarter) of closing: from `from` until the next one begins. */
interface Month {
  key: string;
  from: number;
}

/** Which opportunities, and what they are counted apart by. */
export interface DealQuery {
  /** About their leads, but for `dealOwner`; those without a lead have nothing known. */
  scope: LeadScope;
  by: DealDimension | null;
  /** What amounts are counted in. */
  currency: string;
}

/** Closed ones can also be counted by month. */
type ClosedQuery = Omit<DealQuery, "by"> & { by: DealQuery["by"] | readonly Month[] };

/** The key of the last month that had begun when an opportunity was closed; months ascend. */
function monthOfClosing(months: readonly Month[]): SQL<string> {
  const cases = months
    .toReversed()
    .map(({ key, from }) => sql`when ${opportunities.closedAt} >= ${from} then ${key}`);
  return sql<string>`case ${sql.join(cases, sql` `)} end`;
}

function dealValue(by: ClosedQuery["by"]): SQL<string> {
  if (by !== null && typeof by === "object") return monthOfClosing(by);
  if (by === "product") return sql<string>`coalesce(${opportunities.product}, '')`;
  if (by === "owner") return sql<string>`coalesce(${opportunities.ownerName}, '')`;
  return by === null ? splitBy(null, leads) : sql<string>`coalesce(${splitBy(by, leads)}, '')`;
}

/** Condition of the filters on opportunities and their leads. */
function dealsInScope(scope: LeadScope): SQL | undefined {
  const { dealOwner } = scope;
  return and(inScope(scope, leads), dealOwner && inArray(dealValue("owner"), [...dealOwner]));
}

/** Most owners that a filter offers by name. */
const MOST_OWNERS = 200;

/** Owners that opportunities name, by name; "" = those of which none is known. */
export async function dealOwners(db: ReadDb): Promise<string[]> {
  const rows = await db
    .selectDistinct({ owner: dealValue("owner") })
    .from(opportunities)
    .orderBy(...firstColumns(1))
    .limit(MOST_OWNERS);
  return rows.map(({ owner }) => owner);
}

const ofItsLead = eq(leads.id, opportunities.leadId);

/** The currency that an opportunity counts in: its own while it cannot be converted. */
function countsIn(currency: string): SQL<string> {
  const isLeftOut = sql`${opportunities.amountMinor} is not null and ${opportunityIn(currency)} is null`;
  return sql<string>`case when ${isLeftOut} then ${opportunities.currency} else ${currency} end`;
}

/** Sum of what counts in the currency; of others, of what they were written down as. */
function amountIn(currency: string): SQL<number> {
  return sumOf(sql`coalesce(${opportunityIn(currency)}, ${opportunities.amountMinor})`);
}

/**
 * Opportunities closed with from ≤ at < to, by value, outcome, currency and duration; amounts in
 * the currency asked for, where a rate is stored.
 */
export async function countClosed(
  db: ReadDb,
  period: Bounds,
  { by, scope, currency }: ClosedQuery,
): Promise<ClosedCount[]> {
  const { openedAt, closedAt } = opportunities;
  // To the nearest day: local days that a change of the clock made an hour shorter still count.
  const days = sql<number | null>`case when ${openedAt} is null then null
    when ${closedAt} <= ${openedAt} then 0
    else (${closedAt} - ${openedAt} + 43200000) / 86400000 end`;
  const rows = await db
    .select({
      value: dealValue(by),
      state: sql<"won" | "lost">`${opportunities.state}`,
      currency: countsIn(currency),
      days: days.mapWith(Number),
      count: countOf(),
      withAmount: countOf(sql`${opportunities.amountMinor} is not null`),
      amountMinor: amountIn(currency),
    })
    .from(opportunities)
    .leftJoin(leads, ofItsLead)
    .where(
      and(
        inArray(opportunities.state, ["won", "lost"]),
        gte(closedAt, period.from),
        lt(closedAt, period.to),
        dealsInScope(scope),
      ),
    )
    .groupBy(...firstColumns(4));
  return rows;
}

/** How many leads the opportunities of a value have: one lead may have several, some have none. */
export interface LeadsBehind {
  value: string;
  closed: number;
  won: number;
  /** Of the won, those with an amount in the currency. */
  paid: number;
  /** Of the won and of the lost, those whose day of opening is known. */
  wonTimed: number;
  lostTimed: number;
}

/** The leads behind closed opportunities; a lead counts once for each value. */
export async function countLeadsBehind(
  db: ReadDb,
  period: Bounds,
  { by, scope, currency }: ClosedQuery,
): Promise<LeadsBehind[]> {
  const { leadId, state, openedAt, closedAt } = opportunities;
  const distinct = (condition: SQL) =>
    sql<number>`count(distinct case when ${condition} then ${leadId} end)`.mapWith(Number);
  const won = sql`${state} = 'won'`;
  const isTimed = sql`${openedAt} is not null`;
  return db
    .select({
      value: dealValue(by),
      closed: sql<number>`count(distinct ${leadId})`.mapWith(Number),
      won: distinct(won),
      paid: distinct(sql`${won} and ${opportunityIn(currency)} is not null`),
      wonTimed: distinct(sql`${won} and ${isTimed}`),
      lostTimed: distinct(sql`${state} = 'lost' and ${isTimed}`),
    })
    .from(opportunities)
    .leftJoin(leads, ofItsLead)
    .where(
      and(
        inArray(state, ["won", "lost"]),
        gte(closedAt, period.from),
        lt(closedAt, period.to),
        dealsInScope(scope),
      ),
    )
    .groupBy(...firstColumns(1));
}

/** The leads behind open opportunities, by value; `paid`: with an amount in the currency. */
export async function countOpenLeads(
  db: ReadDb,
  { by, scope, currency }: DealQuery,
): Promise<{ value: string; open: number; paid: number }[]> {
  const { leadId, state } = opportunities;
  return db
    .select({
      value: dealValue(by),
      open: sql<number>`count(distinct ${leadId})`.mapWith(Number),
      paid: sql<number>`count(distinct case when ${opportunityIn(currency)} is not null
        then ${leadId} end)`.mapWith(Number),
    })
    .from(opportunities)
    .leftJoin(leads, ofItsLead)
    .where(and(eq(state, "open"), dealsInScope(scope)))
    .groupBy(...firstColumns(1));
}

/** Open opportunities now, by value and currency. */
export async function countOpen(
  db: ReadDb,
  { by, scope, currency }: DealQuery,
): Promise<{ value: string; currency: string; count: number; amountMinor: number }[]> {
  return db
    .select({
      value: dealValue(by),
      currency: countsIn(currency),
      count: countOf(),
      amountMinor: amountIn(currency),
    })
    .from(opportunities)
    .leftJoin(leads, ofItsLead)
    .where(and(eq(opportunities.state, "open"), dealsInScope(scope)))
    .groupBy(...firstColumns(2));
}

/** First and last closing; null when nothing is closed. */
export async function closedExtent(db: ReadDb): Promise<{ first: number; last: number } | null> {
  const ends = await Promise.all(
    (["won", "lost"] as const).map(async (state) => {
      const [row] = await db
        .select({
          first: sql<number | null>`min(${opportunities.closedAt})`.mapWith(Number),
          last: sql<number | null>`max(${opportunities.closedAt})`.mapWith(Number),
        })
        .from(opportunities)
        .where(eq(opportunities.state, state));
      return [row?.first ?? null, row?.last ?? null];
    }),
  );
  const known = ends.flat().filter((at): at is number => at !== null);
  return known.length > 0 ? { first: Math.min(...known), last: Math.max(...known) } : null;
}
