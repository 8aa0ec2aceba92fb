import { and, asc, desc, eq, gt, isNotNull, lt, or, type SQL } from "drizzle-orm";
import { insertAll } from "@/db/bulk";
import type { ReadDb, Tx } from "@/db/handles";
import { costs, exchangeRates, opportunities } from "@/db/schema";
import type { StoredRate } from "../schema/rates";

const RATE = {
  id: exchangeRates.id,
  currency: exchangeRates.currency,
  base: exchangeRates.base,
  day: exchangeRates.day,
  numerator: exchangeRates.numerator,
  denominator: exchangeRates.denominator,
  version: exchangeRates.version,
};

/** Rates by currency, the latest day first; `after` is the last one that was seen. */
export async function listRateRows(
  db: ReadDb,
  base: string,
  after: { currency: string; day: string } | null,
  limit: number,
): Promise<StoredRate[]> {
  const { currency, day } = exchangeRates;
  const beyond: SQL | undefined = after
    ? or(gt(currency, after.currency), and(eq(currency, after.currency), lt(day, after.day)))
    : undefined;
  return db
    .select(RATE)
    .from(exchangeRates)
    .where(and(eq(exchangeRates.base, base), beyond))
    .orderBy(asc(currency), desc(day))
    .limit(limit);
}

export async function readRates(db: ReadDb, base: string): Promise<StoredRate[]> {
  return db.select(RATE).from(exchangeRates).where(eq(exchangeRates.base, base));
}

export async function findRate(db: ReadDb, id: string): Promise<StoredRate | null> {
  const [row] = await db.select(RATE).from(exchangeRates).where(eq(exchangeRates.id, id));
  return row ?? null;
}

/** A rate with the moment at which its day begins. */
export type NewRate = Omit<StoredRate, "version"> & { startsAt: number };

/** Stores rates; false when there is one for that currency and day already. */
export async function insertRate(tx: Tx, rate: NewRate, now: number): Promise<boolean> {
  const inserted = await tx
    .insert(exchangeRates)
    .values({ ...rate, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: exchangeRates.id });
  return inserted.length === 1;
}

export async function insertRates(tx: Tx, rates: readonly NewRate[], now: number): Promise<void> {
  const rows = rates.map((rate) => ({ ...rate, createdAt: now, version: 1 }));
  await insertAll(tx, exchangeRates, rows);
}

/** Changes a rate if it is still the one that was seen; tells whether it was. */
export async function updateRate(
  tx: Tx,
  id: string,
  seen: number,
  set: Partial<Omit<NewRate, "id" | "base">>,
): Promise<boolean> {
  const changed = await tx
    .update(exchangeRates)
    .set({ ...set, version: seen + 1 })
    .where(and(eq(exchangeRates.id, id), eq(exchangeRates.version, seen)))
    .returning({ id: exchangeRates.id });
  return changed.length === 1;
}

export async function removeRate(tx: Tx, id: string, seen: number): Promise<boolean> {
  const gone = await tx
    .delete(exchangeRates)
    .where(and(eq(exchangeRates.id, id), eq(exchangeRates.version, seen)))
    .returning({ id: exchangeRates.id });
  return gone.length === 1;
}

/** Moves the beginning of the day of all rates that hold from it. */
export async function setStart(tx: Tx, day: string, startsAt: number): Promise<void> {
  await tx.update(exchangeRates).set({ startsAt }).where(eq(exchangeRates.day, day));
}

export async function rateDays(db: ReadDb): Promise<string[]> {
  const rows = await db.selectDistinct({ day: exchangeRates.day }).from(exchangeRates);
  return rows.map(({ day }) => day);
}

/** Currencies of costs and opportunities that no rate to the base is stored of. */
export async function currenciesWithoutRate(db: ReadDb, base: string): Promise<string[]> {
  const ofCosts = await db.selectDistinct({ currency: costs.currency }).from(costs);
  const ofDeals = await db
    .selectDistinct({ currency: opportunities.currency })
    .from(opportunities)
    .where(isNotNull(opportunities.amountMinor));
  const rated = await db
    .selectDistinct({ currency: exchangeRates.currency })
    .from(exchangeRates)
    .where(eq(exchangeRates.base, base));
  const found = new Set([...ofCosts, ...ofDeals].map(({ currency }) => currency));
  for (const { currency } of [...rated, { currency: base }]) found.delete(currency);
  return [...found].sort();
}
