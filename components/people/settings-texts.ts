/** The words of the workspace's settings, as a form and to read. */
export const settingsTexts = {
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
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  holidays: "Holidays",
  noHolidays: "None",
  leads: "Working leads",
  window: "Conversion window",
  windowHint: "An MQL that has not become an SQL within it counts as not converted.",
  days: (n: number) => (n === 1 ? "1 day" : `${n} days`),
  claim: "A claim holds for",
  claimHint: "Then a claimed lead is free for others in the queue.",
  minutes: (n: number) => `${n} minutes`,
  untouched: "Accepted leads that nobody touches",
  stay: "Stay with their owner",
  goBack: (n: number) =>
    n === 1
      ? "Go back to the pool after 1 business hour"
      : `Go back to the pool after ${n} business hours`,
  readOnly: "Only an admin can change these settings.",
} as const;
