import { z } from "zod";
import { CONSENT_STATES, EARLIEST_CONSENT, type Said } from "@/lib/engine/consent";
import { t } from "@/lib/language";
import { day, instant } from "@/lib/settings/schema/fields";

const id = z.string().min(1).max(100);
const text = (most: number) => z.string().trim().max(most);

/** What somebody records of what a person agreed to, or took back. */
export const consentFacts = z.strictObject({
  state: z.enum(CONSENT_STATES, { error: () => t("Say whether it was given or withdrawn.") }),
  at: instant
    .min(EARLIEST_CONSENT, { error: () => t("Use a moment from 1995 on, in milliseconds.") })
    .optional()
    .describe("When they said so, epoch milliseconds; now when `day` is absent, too."),
  day: day
    .refine((text) => text >= "1995-01-01", { error: () => t("Use a day from 1995 on.") })
    .optional()
    .describe(
      "The day on which they said so, where the time is not known. A withdrawal then counts against whatever was given on that day.",
    ),
  how: text(300)
    .min(1, { error: () => t("Say how they said so, such as “On the phone”.") })
    .describe("How they said so, such as “On the phone”."),
  wording: text(5000).optional().describe("The text that they agreed to. Needed when given."),
  version: text(100).optional().describe("Which version of that text it was."),
});

export const recordConsentInput = consentFacts
  .extend({ leadId: id })
  .refine(({ state, wording }) => state === "withdrawn" || (wording ?? "") !== "", {
    error: () => t("Write the text that they agreed to."),
    path: ["wording"],
  })
  .refine(({ at, day }) => at === undefined || day === undefined, {
    error: () => t("Give the moment or the day, not both."),
    path: ["day"],
  });
export const leadConsentsInput = z.strictObject({ leadId: id });

/** One thing that a person said of being kept or written to. Instants are epoch ms. */
export interface ConsentItem extends Said {
  id: string;
  how: string;
  wording: string | null;
  version: string | null;
  recordedAt: number;
  /** Who wrote it down; of a form, its title. */
  recordedByName: string;
}

/** All that is recorded, what counts first, and how it stands by that: null where nothing is. */
export interface Consents {
  state: ConsentItem["state"] | null;
  items: ConsentItem[];
}
