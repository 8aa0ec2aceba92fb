import { and, desc, eq, gte, inArray, lt, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { costs } from "@/db/schema";
import { countOf, sumOf } from "@/db/sql";
import { COST_KINDS, type CostKind } from "@/lib/engine/cost";
import type { CostFilter, CostRow, CostRowResult, CostSum, NewCost } from "./schema";

const COST = {
  id: costs.id,
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
): Promise<CostRow[]> {
  return db
    .select(COST)
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

export async function findCost(db: ReadDb, id: string): Promise<CostRow | null> {
  const [row] = await db.select(COST).from(costs).where(eq(costs.id, id));
  return row ?? null;
}

/** Costs of one currency by month, source and campaign. */
export async function sumCosts(
  db: ReadDb,
  filter: CostFilter,
  currency: string,
): Promise<CostSum[]> {
  const ofKind = (kind: CostKind) =>
    sumOf(sql`case when ${costs.kind} = ${kind} then ${costs.amountMinor} end`);
  const reports = sql`coalesce(${costs.reportedLeads}, ${costs.reportedCustomers},
    ${costs.reportedRevenueMinor}) is not null`;
  const rows = await db
    .select({
      month: sql<string>`substr(${costs.day}, 1, 7)`,
      source: sql<string>`coalesce(${costs.source}, '')`,
      campaign: sql<string>`coalesce(${costs.campaign}, '')`,
      count: countOf(),
      media: ofKind("media"),
      tools: ofKind("tools"),
      salaries: ofKind("salaries"),
      impressions: sumOf(costs.reportedImpressions),
      clicks: sumOf(costs.reportedClicks),
      leads: sumOf(costs.reportedLeads),
      customers: sumOf(costs.reportedCustomers),
      revenueMinor: sumOf(costs.reportedRevenueMinor),
      costMinor: sumOf(sql`case when ${reports} then ${costs.amountMinor} end`),
    })
    .from(costs)
    .where(and(matching(filter), eq(costs.currency, currency)))
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

/** How many costs are in other currencies than this one. */
export async function countOtherCurrencies(
  db: ReadDb,
  filter: CostFilter,
  currency: string,
): Promise<number> {
  const [row] = await db
    .select({ n: countOf() })
    .from(costs)
    .where(and(matching(filter), ne(costs.currency, currency)));
  return row?.n ?? 0;
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

const ROWS_PER_STATEMENT = 100;

/** Ids are the caller's, one per row; a row whose `externalId` is known changes the stored one. */
export async function insertCosts(
  tx: Tx,
  rows: readonly (NewCost & { id: string })[],
  now: number,
): Promise<CostRowResult[]> {
  const results: CostRowResult[] = [];
  for (let i = 0; i < rows.length; i += ROWS_PER_STATEMENT) {
    const part = rows.slice(i, i + ROWS_PER_STATEMENT);
    results.push(...(await insertPart(tx, part, now)));
  }
  return results;
}

async function insertPart(
  tx: Tx,
  rows: readonly (NewCost & { id: string })[],
  now: number,
): Promise<CostRowResult[]> {
  const ids = rows.flatMap((row) => row.externalId ?? []);
  const stored = ids.length > 0 ? await storedByExternalId(tx, ids) : [];
  const known = new Map<string, NewCost>();
  for (const row of stored) if (row.externalId !== null) known.set(row.externalId, row);
  const fresh: (NewCost & { id: string })[] = [];
  const results: CostRowResult[] = [];
  for (const row of rows) {
    const before = row.externalId === null ? undefined : known.get(row.externalId);
    if (row.externalId !== null) known.set(row.externalId, row);
    if (!before) {
      fresh.push(row);
      results.push("created");
    } else if (COMPARED.every((key) => before[key] === row[key])) {
      results.push("unchanged");
    } else {
      // A row of this same part may not be stored yet: what was gathered goes first.
      await insertRows(tx, fresh.splice(0), now);
      await changeByExternalId(tx, row);
      results.push("updated");
    }
  }
  await insertRows(tx, fresh, now);
  return results;
}

const COMPARED = [
  "day",
  "source",
  "campaign",
  "kind",
  "amountMinor",
  "currency",
  "reportedImpressions",
  "reportedClicks",
  "reportedLeads",
  "reportedCustomers",
  "reportedRevenueMinor",
  "note",
] as const satisfies readonly (keyof NewCost)[];

async function insertRows(
  tx: Tx,
  rows: readonly (NewCost & { id: string })[],
  now: number,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.insert(costs).values(rows.map((row) => ({ ...row, createdAt: now })));
}

async function storedByExternalId(tx: Tx, externalIds: string[]): Promise<NewCost[]> {
  return tx
    .select({
      externalId: costs.externalId,
      day: costs.day,
      source: costs.source,
      campaign: costs.campaign,
      kind: costs.kind,
      amountMinor: costs.amountMinor,
      currency: costs.currency,
      reportedImpressions: costs.reportedImpressions,
      reportedClicks: costs.reportedClicks,
      reportedLeads: costs.reportedLeads,
      reportedCustomers: costs.reportedCustomers,
      reportedRevenueMinor: costs.reportedRevenueMinor,
      note: costs.note,
      importId: costs.importId,
    })
    .from(costs)
    .where(inArray(costs.externalId, externalIds));
}

async function changeByExternalId(tx: Tx, row: NewCost): Promise<void> {
  if (row.externalId === null) return;
  const { externalId, importId: _, ...values } = row;
  await tx
    .update(costs)
    .set({ ...values, version: sql`${costs.version} + 1` })
    .where(eq(costs.externalId, externalId));
}

/** Changes a cost if it is still the one that was seen; tells whether it was. */
export async function updateCost(
  tx: Tx,
  id: string,
  seen: number,
  set: Pick<NewCost, "day" | "source" | "campaign" | "kind" | "amountMinor" | "currency" | "note">,
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
