import { k } from "../kit";

export const COST_KINDS = ["media", "tools", "salaries"] as const;

/** Money spent on marketing and sales, by channel or campaign and day. */
export const costs = k.table(
  "costs",
  {
    id: k.text("id").primaryKey(),
    externalId: k.text("external_id"),
    /** The local day it counts on, `YYYY-MM-DD`; a month's cost stands on its first day. */
    day: k.text("day").notNull(),
    source: k.text("source"),
    campaign: k.text("campaign"),
    kind: k.oneOf("kind", [...COST_KINDS]).notNull(),
    amountMinor: k.int("amount_minor").notNull(),
    currency: k.text("currency").notNull(),
    /** What the ad platform itself claims; kept apart from what we know of our own leads. */
    reportedImpressions: k.int("reported_impressions"),
    reportedClicks: k.int("reported_clicks"),
    reportedLeads: k.int("reported_leads"),
    reportedCustomers: k.int("reported_customers"),
    reportedRevenueMinor: k.int("reported_revenue_minor"),
    note: k.text("note"),
    importId: k.text("import_id"),
    createdAt: k.at("created_at").notNull(),
    version: k.int("version").notNull().default(1),
  },
  (t) => [k.uniqueIndex("costs_external_id").on(t.externalId), k.index("costs_day").on(t.day)],
);
