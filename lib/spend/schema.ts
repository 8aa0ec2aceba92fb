import { z } from "zod";
import { COST_KINDS, type CostKind, type Costs } from "@/lib/engine/cost";
import { t } from "@/lib/language";
import { currencyCode } from "@/lib/settings/schema";
import { day } from "@/lib/settings/schema/fields";

export const COST_KIND_NAMES: Record<CostKind, string> = {
  media: "Media",
  get tools() {
    return t("Tools");
  },
  get salaries() {
    return t("Salaries");
  },
};

/** A name as people type it; blank is none. */
const name = z
  .string()
  .trim()
  .max(300, { error: () => t("Use at most 300 characters.") })
  .nullish()
  .transform((text) => text || null);

export const saveCostInput = z.object({
  /** None: a new cost. */
  id: z.string().max(64).optional(),
  /** Of the cost as it was seen; needed with `id`. */
  version: z.number().int().optional(),
  day,
  source: name,
  campaign: name,
  kind: z.enum(COST_KINDS, { error: () => t("Choose media, tools or salaries.") }),
  /** As written, in its currency: "1,200.50". */
  amount: z
    .string()
    .trim()
    .min(1, { error: () => t("Give the amount.") })
    .max(40, { error: () => t("That is not an amount.") }),
  /** The workspace's when absent. */
  currency: currencyCode.optional(),
  note: name,
});
export type SaveCostInput = z.input<typeof saveCostInput>;

/** A cost as another system knows it; what is absent stays as it is. */
export const bringCostInput = saveCostInput.omit({ id: true, version: true }).extend({
  externalId: z
    .string()
    .trim()
    .min(1, { error: () => t("Give the id that you know it by.") })
    .max(300, { error: () => t("Use at most 300 characters.") }),
  source: name.optional(),
  campaign: name.optional(),
  note: name.optional(),
});

export const deleteCostInput = z.object({
  id: z.string().min(1).max(64),
  version: z.number().int(),
});

type Search = Record<string, string | string[] | undefined>;

/** The kind in an address; what is none is left out. */
export function costKindOf({ kind }: Search): CostKind | undefined {
  return COST_KINDS.find((one) => one === kind);
}

const words = z
  .union([z.string().max(300), z.array(z.string().max(300)).max(200)])
  .transform((found) => [found].flat())
  .optional();

/** Which costs: local days, both included; "" = no source, no campaign. */
export const costFilterSchema = z
  .object({
    from: day.optional(),
    to: day.optional(),
    source: words,
    campaign: words,
    kind: z.enum(COST_KINDS).optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: () => t("The last day is before the first."),
    path: ["to"],
  });
export type CostFilter = z.output<typeof costFilterSchema>;

export const listCostsInput = z.object({
  filter: costFilterSchema.default({ source: undefined }),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A cost as lists show it; amounts in minor units of its currency. */
export interface CostRow {
  id: string;
  /** The id that another system knows it by. */
  externalId: string | null;
  day: string;
  source: string | null;
  campaign: string | null;
  kind: CostKind;
  amountMinor: number;
  currency: string;
  /** In the workspace's currency; null without a rate to it. */
  countedMinor: number | null;
  reportedLeads: number | null;
  reportedCustomers: number | null;
  reportedRevenueMinor: number | null;
  note: string | null;
  importId: string | null;
  version: number;
}

/** A cost to be stored: what an import brings, or a form. */
export interface NewCost {
  externalId: string | null;
  day: string;
  source: string | null;
  campaign: string | null;
  kind: CostKind;
  amountMinor: number;
  currency: string;
  reportedImpressions: number | null;
  reportedClicks: number | null;
  reportedLeads: number | null;
  reportedCustomers: number | null;
  reportedRevenueMinor: number | null;
  note: string | null;
  importId: string | null;
}

/** What became of a row that was brought in. */
export type CostRowResult = "created" | "updated" | "unchanged";

/** Costs of one month, source and campaign; reported figures are the platforms' own claims. */
export interface CostSum {
  /** "2026-11". */
  month: string;
  /** "" = none. */
  source: string;
  campaign: string;
  costs: Costs;
  count: number;
  reported: {
    impressions: number;
    clicks: number;
    leads: number;
    customers: number;
    revenueMinor: number;
    /** Cost of the rows that report anything. */
    costMinor: number;
  };
}

/** Costs in another currency that share a rate; without one they are left out of sums. */
export interface ForeignCosts {
  currency: string;
  count: number;
  /** The local day from which the rate holds; null without a rate. */
  day: string | null;
  numerator: number | null;
  denominator: number | null;
}

export interface SpendTable {
  currency: string;
  /** "2026-11", newest first. */
  months: { month: string; totalMinor: number; costs: Costs }[];
  sources: { source: string; totalMinor: number }[];
  /** Minor units by `${month} ${source}`. */
  cells: Record<string, number>;
  totalMinor: number;
  /** Costs in other currencies, by their rates. */
  foreign: ForeignCosts[];
}
