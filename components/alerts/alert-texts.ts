import { t, translated } from "@/lib/language";

/** The words of the screens about alerts. */
export const alertTexts = translated({
  title: "Alerts",
  description:
    "Goals and what marketing and sales agreed on are checked once a day. What is missed stands here until it is back. Rejections that marketing disputes wait here, too, until a manager decides.",
  open: "Now",
  none: "Nothing is missed",
  noneHint: "Goals that are missed, and criteria that no longer do what was agreed, show up here.",
  noneAction: "Set a goal on a report",
  ended: "Ended",
  since: (day: string) => t`Since ${day}`,
  noted: (name: string, day: string) => t`Noted by ${name} on ${day}`,
  note: "Take note",
  noteLabel: (title: string) => t`Take note: ${title}`,
  noteDone: "Noted",
  openReport: "Open the report",
  openCriteria: "Open the criteria",
  heads: { what: "What", from: "From", to: "To", why: "Why it ended" },
  goals: "Goals",
  noGoals: "No goals yet. Open a report and choose “Set a goal”.",
  missed: (count: number) => (count === 1 ? t("1 goal is missed") : t`${count} goals are missed`),
  all: "All alerts",
  mail: "Get them by mail",
} as const);
