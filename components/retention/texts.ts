import { dayText, numberText } from "@/lib/format";
import { t, translated } from "@/lib/language";

const leadsText = (leads: number) => `${numberText(leads)} ${leads === 1 ? t("lead") : t("leads")}`;

/** The words of the page about how long things are kept. */
export const retentionTexts = translated({
  title: "Retention",
  about: "How long Handoff keeps what it knows. It goes through these rules once a day.",
  leads: "Leads",
  leadsAbout:
    "People whom nothing has happened to for long are erased as if an admin deleted them: what is known of them goes for good, amounts that were won or lost stay without a name, and the log keeps who was erased when, without what was known.",
  erases: "Erase leads that nothing has happened to",
  months: "For",
  monthsSuffix: "months",
  monthsHint:
    "Counted from the latest of: when they came, what they or a colleague did, their last move, and the day on which they were to come back.",
  stages: "In the stages",
  counting: "Counting…",
  unfinished: "Choose months and stages to see how many leads that is.",
  uncounted: "The leads could not be counted. Please try again.",
  would: (leads: number) => t`${leadsText(leads)} would be erased today`,
  nobody: "No lead would be erased today",
  since: (before: number, timeZone: string) => t`Nothing since ${dayText(before, timeZone)}.`,
  show: "Show them",
  messages: "Messages and imports",
  messagesAbout:
    "Kept so that you can see what was sent or refused, send it again, and take imports back.",
  deliveries: "Messages of webhooks",
  mail: "Mail",
  days: "days",
  deliveriesHint: "After they were delivered or given up.",
  mailHint: "After it was sent or given up. Leave it empty to keep it for good.",
  imports: "Rows of imports",
  importsHint:
    "Refused rows, and the values that an import replaced, after it ended. From then on it cannot be taken back.",
  save: "Save",
  saved: "Retention saved",
  confirm: (leads: number) => t`Erase ${leadsText(leads)} today?`,
  confirmAbout:
    "They are erased within minutes, and from then on every day those that become old enough. It cannot be taken back.",
  confirmYes: "Switch on",
} as const);
