import { k } from "../kit";

/** What a currency was worth in a workspace's currency, from a day until the next stored one. */
export const exchangeRates = k.table(
  "exchange_rates",
  {
    id: k.text("id").primaryKey(),
    currency: k.text("currency").notNull(),
    /** The currency that amounts are converted to. */
    base: k.text("base").notNull(),
    /** The local day from which it holds, `YYYY-MM-DD`; a month's rate stands on its first day. */
    day: k.text("day").notNull(),
    /** When that day begins in the workspace's time zone, for what has a moment and no day. */
    startsAt: k.at("starts_at").notNull(),
    /** So many minor units of the base are worth `denominator` minor units of the currency. */
    numerator: k.int("numerator").notNull(),
    denominator: k.int("denominator").notNull(),
    createdAt: k.at("created_at").notNull(),
    version: k.int("version").notNull().default(1),
  },
  (t) => [
    k.uniqueIndex("exchange_rates_day").on(t.base, t.currency, t.day),
    k.index("exchange_rates_moment").on(t.base, t.currency, t.startsAt),
  ],
);

/** What a month was planned to cost, by channel or campaign. */
export const budgets = k.table(
  "budgets",
  {
    id: k.text("id").primaryKey(),
    /** `YYYY-MM`. */
    month: k.text("month").notNull(),
    /** "" = no source. */
    source: k.text("source").notNull(),
    /** "" = the whole source. */
    campaign: k.text("campaign").notNull(),
    amountMinor: k.int("amount_minor").notNull(),
    currency: k.text("currency").notNull(),
    createdAt: k.at("created_at").notNull(),
    version: k.int("version").notNull().default(1),
  },
  (t) => [k.uniqueIndex("budgets_place").on(t.month, t.source, t.campaign)],
);
