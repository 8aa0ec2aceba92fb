import { z } from "zod";
import { COST_KINDS } from "@/lib/engine/cost";
import { MOST_MINOR } from "@/lib/engine/money";
import { currencyCode } from "@/lib/settings/schema";
import { day } from "@/lib/settings/schema/fields";
import { bringCostInput, saveCostInput } from "@/lib/spend/schema";
import { asGiven, asTold, cursor, limitOf, listOf } from "../shapes";

const text = z.string().nullable();
const minor = z.int().nullable();
const version = z.int().min(1);

export const cost = asTold(
  "Cost",
  z.object({
    id: z.string(),
    externalId: text.describe("The id that another system knows it by."),
    day: z.string(),
    source: text,
    campaign: text,
    kind: z.enum(COST_KINDS),
    amountMinor: z.int().describe("Minor units of the currency, such as cents."),
    currency: z.string(),
    countedMinor: minor.describe("In the workspace’s currency; null without a rate to it."),
    reportedLeads: minor.describe("What the platform claims; also for customers and revenue."),
    reportedCustomers: minor,
    reportedRevenueMinor: minor,
    note: text,
    importId: text,
    version,
  }),
);
export const costList = listOf("CostList", cost);
export const writtenCost = asTold("WrittenCost", z.object({ id: z.string() }));

const { source, campaign, kind, note } = saveCostInput.shape;
const facts = z.strictObject({
  day,
  source,
  campaign,
  kind,
  amountMinor: z
    .int()
    .min(-MOST_MINOR)
    .max(MOST_MINOR)
    .describe("Minor units of the currency; below zero for a refund."),
  currency: currencyCode,
  note,
});
export const newCost = asGiven("NewCost", facts);
const brought = bringCostInput.shape;
export const costToBring = asGiven(
  "CostToBring",
  facts.extend({
    externalId: brought.externalId.describe("Your own id of it."),
    source: brought.source,
    campaign: brought.campaign,
    note: brought.note,
  }),
);
export const broughtCost = asTold(
  "BroughtCost",
  z.object({ id: z.string(), outcome: z.enum(["created", "updated", "unchanged"]) }),
);
export const costChange = asGiven("CostChange", facts.extend({ version }));

const words = z.array(z.string().max(300)).max(200).optional();
export const costsQuery = z.object({
  from: day.optional(),
  to: day.optional(),
  source: words.describe("Empty: without one; also for campaign."),
  campaign: words,
  kind: z.enum(COST_KINDS).optional(),
  cursor,
  limit: limitOf(200),
});
export const versionQuery = z.object({ version: version.describe("As you read it.") });
