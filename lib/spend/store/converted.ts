import { type Column, getTableName, type SQL, sql } from "drizzle-orm";
import { budgets, costs, exchangeRates, opportunities } from "@/db/schema";

// Within the look-up a bare name would be a column of the rates.
const named = (column: Column) =>
  sql`${sql.identifier(getTableName(column.table))}.${sql.identifier(column.name)}`;

const MOST = sql.raw(String(Number.MAX_SAFE_INTEGER));

/**
 * The limit of a subquery that works out converted amounts: without one, SQLite works them out again
 * at each of their uses.
 */
export const ONCE = Number.MAX_SAFE_INTEGER;

/** `convertAt` of the engine in SQL: parts small enough for 64 bits, rounded half up once. */
function atRate(amount: SQL): SQL {
  const size = sql`abs(${amount})`;
  return sql`case when ${size} / rate.denominator <= ${MOST} / rate.numerator then
    case when ${amount} < 0 then -1 else 1 end * (${size} / rate.denominator * rate.numerator
      + (${size} % rate.denominator * rate.numerator + rate.denominator / 2) / rate.denominator) end`;
}

/** The latest of the rates that hold already, as `what` is made of it; null without one. */
function lookUp(what: SQL, currency: Column, base: string, holds: SQL, latest: SQL): SQL {
  return sql`(select ${what} from ${exchangeRates} rate where rate.base = ${base}
    and rate.currency = ${named(currency)} and ${holds} order by ${latest} desc limit 1)`;
}

const ofItsDay = (what: SQL, base: string) =>
  lookUp(what, costs.currency, base, sql`rate.day <= ${named(costs.day)}`, sql.raw("rate.day"));

/**
 * A column of costs in minor units of the base, at the latest rate stored for the cost's day or
 * before it; null without one. What is in the base already stays as it is.
 */
export function costIn(base: string, amount: Column = costs.amountMinor): SQL<number | null> {
  const own = named(amount);
  return sql<number | null>`case when ${named(costs.currency)} = ${base} then ${own}
    else ${ofItsDay(atRate(own), base)} end`;
}

/** The id of the rate that a cost is converted at; null without one. */
export function costRateId(base: string): SQL<string | null> {
  return sql<string | null>`${ofItsDay(sql.raw("rate.id"), base)}`;
}

/**
 * An opportunity's amount in the base, at the rate of the local day on which it was closed; of an
 * open one at the newest rate. Null without an amount or a rate.
 */
export function opportunityIn(base: string): SQL<number | null> {
  const own = named(opportunities.amountMinor);
  const closedAt = named(opportunities.closedAt);
  const atClosing = lookUp(
    atRate(own),
    opportunities.currency,
    base,
    sql`(${closedAt} is null or rate.starts_at <= ${closedAt})`,
    sql.raw("rate.starts_at"),
  );
  return sql<number | null>`case when ${named(opportunities.currency)} = ${base} then ${own}
    else ${atClosing} end`;
}

/** A budget in the base, at the rate of the month's first day; null without one. */
export function budgetIn(base: string): SQL<number | null> {
  const own = named(budgets.amountMinor);
  const ofItsMonth = lookUp(
    atRate(own),
    budgets.currency,
    base,
    sql`rate.day <= ${named(budgets.month)} || '-01'`,
    sql.raw("rate.day"),
  );
  return sql<number | null>`case when ${named(budgets.currency)} = ${base} then ${own}
    else ${ofItsMonth} end`;
}
