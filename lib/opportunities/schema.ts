import { z } from "zod";
import { MOST_MINOR } from "@/lib/engine/money";
import { t } from "@/lib/language";
import { currencyCode } from "@/lib/settings/schema";
import { day, instant } from "@/lib/settings/schema/fields";
import { OPPORTUNITY_STATES, type OpportunityState } from "./schema/states";

const id = z.string().min(1).max(100);
const text = z.string().trim().max(300);

/** What is known of an opportunity; null = no longer known. */
export const opportunityFacts = z.strictObject({
  name: text.min(1, { error: () => t("Give it a name.") }).optional(),
  product: text.nullable().optional(),
  ownerName: text.nullable().optional(),
  amountMinor: z
    .number()
    .int()
    .min(0)
    .max(MOST_MINOR)
    .nullable()
    .optional()
    .describe("Minor units of the currency, such as cents."),
  currency: currencyCode.optional().describe("Three letters; the workspace’s when absent."),
  closeDate: day.nullable().optional().describe("The day on which it should close."),
});

/** How it stands, and since when. */
export const opportunityOutcome = z.strictObject({
  state: z
    .enum(OPPORTUNITY_STATES)
    .optional()
    .describe("won, lost, or open again. Its lead’s stage is not moved by it."),
  closedAt: instant
    .optional()
    .describe("When it was won or lost, epoch milliseconds; now when absent."),
});

export const saveOpportunityInput = opportunityFacts
  .extend({
    /** Absent: a new one. */
    id: id.optional(),
    /** Only of one that is there. */
    ...opportunityOutcome.shape,
    /** Of the one being changed. */
    version: z.number().int().min(1).optional(),
    leadId: id.optional(),
  })
  .refine((o) => o.id === undefined || o.version !== undefined, {
    error: () => t("Say which version you are changing."),
    path: ["version"],
  })
  .refine((o) => o.id !== undefined || o.leadId !== undefined, {
    error: () => t("Say whose opportunity this is."),
    path: ["leadId"],
  })
  .refine((o) => o.id !== undefined || (o.state ?? "open") === "open", {
    error: () => t("Open it first."),
    path: ["state"],
  })
  .refine((o) => o.closedAt === undefined || o.state === "won" || o.state === "lost", {
    error: () => t("Say whether it was won or lost then."),
    path: ["closedAt"],
  });
export type SaveOpportunityInput = z.input<typeof saveOpportunityInput>;

/** An opportunity as another system knows it. */
export const bringOpportunityInput = opportunityFacts
  .extend({
    externalId: text
      .min(1, { error: () => t("Give the id that you know it by.") })
      .describe("Your own id of it."),
    leadId: id.optional().describe("Whose it is; or their email address or your id of them."),
    email: z.string().trim().max(320).optional(),
    leadExternalId: text.optional(),
    ...opportunityOutcome.shape,
    openedAt: instant.optional().describe("Epoch milliseconds; now when absent."),
  })
  .refine((o) => o.closedAt === undefined || o.state === "won" || o.state === "lost", {
    error: () => t("Say whether it was won or lost then."),
    path: ["closedAt"],
  });

export type BringOpportunityInput = z.output<typeof bringOpportunityInput>;

export const opportunityIdInput = z.strictObject({ id });

export const listOpportunitiesInput = z.strictObject({
  leadId: id.optional(),
  state: z.enum(OPPORTUNITY_STATES).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(500).default(50),
});

export interface OpportunityItem {
  id: string;
  /** The id that another system knows it by. */
  externalId: string | null;
  leadId: string | null;
  name: string;
  product: string | null;
  ownerName: string | null;
  amountMinor: number | null;
  currency: string;
  state: OpportunityState;
  openedAt: number | null;
  closeDate: string | null;
  closedAt: number | null;
  version: number;
}
