import { z } from "zod";
import {
  bringOpportunityInput,
  listOpportunitiesInput,
  opportunityFacts,
  opportunityOutcome,
} from "@/lib/opportunities/schema";
import { OPPORTUNITY_STATES } from "@/lib/opportunities/schema/states";
import { asGiven, asTold, cursor, limitOf, listOf, moment } from "../shapes";

const text = z.string().nullable();
const version = z.int().min(1);

export const opportunity = asTold(
  "Opportunity",
  z.object({
    id: z.string(),
    externalId: text.describe("The id that another system knows it by."),
    leadId: text,
    name: z.string(),
    product: text,
    ownerName: text,
    amountMinor: z.int().nullable().describe("Minor units of the currency, such as cents."),
    currency: z.string(),
    state: z.enum(OPPORTUNITY_STATES),
    openedAt: moment.nullable(),
    closeDate: text.describe("The day on which it should close."),
    closedAt: moment.nullable(),
    version,
  }),
);
export const opportunityList = listOf("OpportunityList", opportunity);
export const writtenOpportunity = asTold(
  "WrittenOpportunity",
  z.object({ id: z.string(), version }),
);

export const newOpportunity = asGiven(
  "NewOpportunity",
  opportunityFacts.extend({ leadId: z.string().min(1).max(100) }),
);
export const opportunityChange = asGiven(
  "OpportunityChange",
  opportunityFacts.extend({ version, ...opportunityOutcome.shape }),
);
export const opportunityToBring = asGiven("OpportunityToBring", bringOpportunityInput);
export const broughtOpportunity = asTold(
  "BroughtOpportunity",
  writtenOpportunity.extend({ outcome: z.enum(["created", "updated", "unchanged"]) }),
);

const { leadId, state } = listOpportunitiesInput.shape;
export const opportunitiesQuery = z.object({ leadId, state, cursor, limit: limitOf(500) });
