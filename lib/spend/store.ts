import {
  and,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  lt,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { costs, exchangeRates } from "@/db/schema";
import { countOf, sumOf, takeTurns } from "@/db/sql";
import { COST_KINDS, type CostKind } from "@/lib/engine/cost";
import type { CostFilter, CostRow, CostSum, ForeignCosts, NewCost } from "./schema";
import { costIn, costRateId, ONCE } from "./store/converted";

const SPEND_LOCK = 4712;

/** Lets one transaction at a time change sums of costs, rates or budgets that it has looked at. */
export function holdSpend(tx: Tx): Promise<void> {
  return takeTurns(tx, SPEND_LOCK);
}

const COST = {
  id: costs.id,
  externalId: costs.externalId,
  day: costs.day,
  source: costs.source,
  campaign: costs.campaign,
  kind: costs.kind,
  amountMinor: costs.amountMinor,
  currency: costs.currency,
  reportedLeads: costs.reportedLeads,
  reportedCustomers: costs.reportedCustomers,
  reportedRevenueMinor: costs.reportedRevenueMinor,
  note: costs.note,
  importId: costs.importId,
  version: costs.version,
};

function matching(filter: CostFilter): SQL | undefined {
  const { from, to, source, campaign, kind } = filter;
  return and(
    from === undefined ? undefined : gte(costs.day, from),
    to === undefined ? undefined : lte(costs.day, to),
    source === undefined ? undefined : inArray(sql`coalesce(${costs.source}, '')`, source),
    campaign === undefined ? undefined : inArray(sql`coalesce(${costs.campaign}, '')`, campaign),
    kind === undefined ? undefined : eq(costs.kind, kind),
  );
}

/** Costs, the latest day first; `after` is the last one that was seen. */
export async function listCostRows(
  db: ReadDb,
  filter: CostFilter,
  after: { day: string; id: string } | null,
  limit: number,
  currency: string,
): Promise<CostRow[]> {
  return db
    .select({ ...COST, countedMinor: costIn(currency) })
    .from(costs)
    .where(
      and(
        matching(filter),
        after
          ? or(lt(costs.day, after.day), and(eq(costs.day, after.day), lt(costs.id, after.id)))
          : undefined,
      ),
    )
    .orderBy(desc(costs.day), desc(costs.id))
    .limit(limit);
}

/** The same by the id that another system knows it by. */
export async function findCostByExternalId(
  db: ReadDb,
  externalId: string,
): Promise<Omit<CostRow, "countedMinor"> | null> {
  const [row] = await db.select(COST).from(costs).where(eq(costs.externalId, externalId));
  return row ?? null;
}

export async function findCost(
  db: ReadDb,
  id: string,
): Promise<Omit<CostRow, "countedMinor"> | null> {
  const [row] = await db.select(COST).from(costs).where(eq(costs.id, id));
  return row ?? null;
}

/** Costs by month, source and campaign in a currency; those without a rate to it are left out. */
export async function sumCosts(
  db: ReadDb,
  filter: CostFilter,
  currency: string,
): Promise<CostSum[]> {
  const c = db
    .select({
      month: sql<string>`substr(${costs.day}, 1, 7)`.as("month"),
      source: sql<string>`coalesce(${costs.source}, '')`.as("cost_source"),
      campaign: sql<string>`coalesce(${costs.campaign}, '')`.as("cost_campaign"),
      kind: costs.kind,
      amountMinor: costIn(currency).as("amount"),
      impressions: costs.reportedImpressions,
      clicks: costs.reportedClicks,
      leads: costs.reportedLeads,
      customers: costs.reportedCustomers,
      revenueMinor: costIn(currency, costs.reportedRevenueMinor).as("revenue"),
    })
    .from(costs)
    .where(matching(filter))
    .limit(ONCE)
    .as("c");
  const ofKind = (kind: CostKind) =>
    sumOf(sql`case when ${c.kind} = ${kind} then ${c.amountMinor} end`);
  const reports = sql`coalesce(${c.leads}, ${c.customers}, ${c.revenueMinor}) is not null`;
  const rows = await db
    .select({
      month: c.month,
      source: c.source,
      campaign: c.campaign,
      count: countOf(),
      media: ofKind("media"),
      tools: ofKind("tools"),
      salaries: ofKind("salaries"),
      impressions: sumOf(c.impressions),
      clicks: sumOf(c.clicks),
      leads: sumOf(c.leads),
      customers: sumOf(c.customers),
      revenueMinor: sumOf(c.revenueMinor),
      costMinor: sumOf(sql`case when ${reports} then ${c.amountMinor} end`),
    })
    .from(c)
    .where(isNotNull(c.amountMinor))
    .groupBy(sql.raw("1"), sql.raw("2"), sql.raw("3"))
    .orderBy(sql.raw("1"), sql.raw("2"), sql.raw("3"));
  return rows.map(({ month, source, campaign, count, ...row }) => ({
    month,
    source,
    campaign,
    count,
    costs: Object.fromEntries(COST_KINDS.map((kind) => [kind, row[kind]])),
    reported: {
      impressions: row.impressions,
      clicks: row.clicks,
      leads: row.leads,
      customers: row.customers,
      revenueMinor: row.revenueMinor,
      costMinor: row.costMinor,
    },
  }));
}

/** Costs in other currencies than this one, by the rate that each is converted at. */
export async function countByRate(
  db: ReadDb,
  filter: CostFilter,
  currency: string,
): Promise<ForeignCosts[]> {
  const c = db
    .select({ currency: costs.currency, rateId: costRateId(currency).as("rate_id") })
    .from(costs)
    .where(and(matching(filter), ne(costs.currency, currency)))
    .as("c");
  return db
    .select({
      currency: c.currency,
      count: countOf(),
      day: exchangeRates.day,
      numerator: exchangeRates.numerator,
      denominator: exchangeRates.denominator,
    })
    .from(c)
    .leftJoin(exchangeRates, eq(exchangeRates.id, c.rateId))
    .groupBy(c.currency, exchangeRates.day, exchangeRates.numerator, exchangeRates.denominator)
    .orderBy(c.currency, exchangeRates.day);
}

/** First and last day with a cost; null when there is none. */
export async function costExtent(db: ReadDb): Promise<{ first: string; last: string } | null> {
  const [row] = await db
    .select({
      first: sql<string | null>`min(${costs.day})`,
      last: sql<string | null>`max(${costs.day})`,
    })
    .from(costs);
  return row?.first && row.last ? { first: row.first, last: row.last } : null;
}

export async function costSources(db: ReadDb): Promise<string[]> {
  const rows = await db
    .selectDistinct({ source: sql<string>`coalesce(${costs.source}, '')` })
    .from(costs)
    .orderBy(sql.raw("1"))
    .limit(200);
  return rows.map((row) => row.source);
}

/** Changes a cost if it is still the one that was seen; tells whether it was. */
export async function updateCost(
  tx: Tx,
  id: string,
  seen: number,
  set: Partial<
    Pick<NewCost, "day" | "source" | "campaign" | "kind" | "amountMinor" | "currency" | "note">
  >,
): Promise<boolean> {
  const changed = await tx
    .update(costs)
    .set({ ...set, version: seen + 1 })
    .where(and(eq(costs.id, id), eq(costs.version, seen)))
    .returning({ id: costs.id });
  return changed.length === 1;
}

export async function removeCost(tx: Tx, id: string, seen: number): Promise<boolean> {
  const gone = await tx
    .delete(costs)
    .where(and(eq(costs.id, id), eq(costs.version, seen)))
    .returning({ id: costs.id });
  return gone.length === 1;
}
