import { numberText } from "@/lib/format";
import { t, translated } from "@/lib/language";

/** The words of the page about who is not to be kept. */
export const privacyTexts = translated({
  title: "Privacy",
  keptOut: "People who are kept out",
  about:
    "No import, form, program or colleague brings a lead with such an address in. Of the address itself only a hash is kept, so they cannot be listed: look one up.",
  count: (addresses: number) =>
    addresses === 0
      ? t("Nobody is kept out yet.")
      : addresses === 1
        ? t("1 address is kept out.")
        : t`${numberText(addresses)} addresses are kept out.`,
  address: "Email address",
  placeholder: "name@company.com",
  find: "Look up",
  isOut: (email: string, since: string, by: string) =>
    t`${email} is kept out since ${since}, by ${by}.`,
  isIn: (email: string) => t`${email} is not kept out.`,
  keepOut: "Keep out",
  letIn: "Let in again",
  done: "Saved",
  person: "What is kept of one person",
  personAbout:
    "A lead’s page has, under More, everything that is kept of the person as a file to hand to them, and deletes it for good.",
  toLeads: "Find the lead",
} as const);
