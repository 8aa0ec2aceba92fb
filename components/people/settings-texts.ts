import { t, translated } from "@/lib/language";

/** The words of the workspace's settings, as a form and to read. */
export const settingsTexts = translated({
  workspace: "Workspace",
  name: "Name",
  currency: "Currency",
  time: "Time",
  timeHint: "Days in reports and response times of sales count by these.",
  timeZone: "Time zone",
  workingDays: "Working days",
  begins: "Day begins",
  ends: "Day ends",
  workingTime: "Working time",
  fromTo: (from: string, to: string) => t`${from} to ${to}`,
  holidays: "Holidays",
  noHolidays: "None",
  leads: "Working leads",
  window: "Conversion window",
  windowHint: "An MQL that has not become an SQL within it counts as not converted.",
  days: (n: number) => (n === 1 ? t("1 day") : t`${n} days`),
  claim: "A claim holds for",
  claimHint: "Then a claimed lead is free for others in the queue.",
  minutes: (n: number) => t`${n} minutes`,
  untouched: "Accepted leads that nobody touches",
  stay: "Stay with their owner",
  goBack: (n: number) =>
    n === 1
      ? t("Go back to the pool after 1 business hour")
      : t`Go back to the pool after ${n} business hours`,
  limits: { columns: "At most in a column", owners: "At most of one owner" },
  limitHints: {
    columns:
      "The head of the column says when there are more, so that nobody hands over what nobody can work. Nothing is stopped. Leave empty what has no limit.",
    owners: "Shown on a board that is grouped by owner.",
  },
  limitUnit: "leads",
  limitsSaved: "Limits saved",
  limitsReadOnly: "Only an admin or a manager can change these limits.",
  saveLimits: "Save limits",
  customers: "What customers bring",
  customersHint: "For the payback of what a customer costs. Leave empty what you do not know.",
  revenue: "Revenue per customer and month",
  margin: "Gross margin",
  churn: "Customers lost per month",
  percent: (n: number) => `${n} %`,
  notSet: "Not set",
  readOnly: "Only an admin can change these settings.",
} as const);
