import { z } from "zod";
import { MOST_MINOR } from "@/lib/engine/money";
import { currencyCode } from "@/lib/settings/schema";
import { day } from "@/lib/settings/schema/fields";

export const OPPORTUNITY_STATES = ["open", "won", "lost"] as const;
export type OpportunityState = (typeof OPPORTUNITY_STATES)[number];
export const OPPORTUNITY_STATE_NAMES: Record<OpportunityState, string> = {
  open: "Open",
  won: "Won",
  lost: "Lost",
};

const id = z.string().min(1).max(100);
const text = z.string().trim().max(300);

/** What is known of an opportunity; null = no longer known. */
export const opportunityFacts = z.strictObject({
  name: text.min(1, "Give it a name.").optional(),
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

export const saveOpportunityInput = opportunityFacts
  .extend({
    /** Absent: a new one. */
    id: id.optional(),
    /** Of the one being changed. */
    version: z.number().int().min(1).optional(),
    leadId: id.optional(),
  })
  .refine((o) => o.id === undefined || o.version !== undefined, {
    message: "Say which version you are changing.",
    path: ["version"],
  })
  .refine((o) => o.id !== undefined || o.leadId !== undefined, {
    message: "Say whose opportunity this is.",
    path: ["leadId"],
  });
export type SaveOpportunityInput = z.input<typeof saveOpportunityInput>;

export const opportunityIdInput = z.strictObject({ id });

export const listOpportunitiesInput = z.strictObject({
  leadId: id.optional(),
  state: z.enum(OPPORTUNITY_STATES).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(500).default(50),
});

export interface OpportunityItem {
  id: string;
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
