import { z } from "zod";
import { consentFacts } from "@/lib/consents/schema";
import { CONSENT_STATES } from "@/lib/engine/consent";
import { asGiven, asTold, moment } from "../shapes";

const text = z.string().nullable();
const state = z.enum(CONSENT_STATES);

const consent = asTold(
  "Consent",
  z.object({
    id: z.string(),
    state,
    at: moment.describe("When they said so, at the earliest; epoch milliseconds."),
    latestAt: moment.describe(
      "When they said so, at the latest: `at` where the moment is known, the end of the day where only that is.",
    ),
    how: z.string().describe("How they said so."),
    wording: text.describe("The text that they agreed to."),
    version: text.describe(
      "Which version of that text it was; of a form the number of its wording.",
    ),
    recordedAt: moment,
    recordedByName: z.string().describe("Who wrote it down; of a form, its title."),
  }),
);
export const consents = asTold(
  "Consents",
  z.object({
    state: state
      .nullable()
      .describe("By the first of the items; null where there is none. In doubt withdrawn."),
    items: z
      .array(consent)
      .describe(
        "What counts first: the latest, and of those that may be of one moment what was withdrawn.",
      ),
  }),
);
export const newConsent = asGiven("NewConsent", consentFacts);
export const writtenConsent = asTold("WrittenConsent", z.object({ id: z.string() }));
