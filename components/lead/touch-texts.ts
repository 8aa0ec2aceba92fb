import { t, translated } from "@/lib/language";

/** The words of logging what was done with a lead. */
export const touchTexts = translated({
  call: "Log a call",
  email: "Log an email",
  meeting: "Log a meeting",
  note: "Add a note",
  callAbout: "Every call counts as an attempt, whatever its outcome.",
  emailAbout: "Write it in your mail program, and log it when it is sent.",
  emailNoAddress: "No email address is known. Log it here if you wrote anyway.",
  emailOptedOut: "This person opted out of marketing email. Write only what they asked for.",
  meetingAbout: "Counts as a touch.",
  outcome: "How did it end?",
  callbackDay: "Call back on",
  callbackTime: "At",
  callbackMissing: "Choose the day to call back.",
  callbackTimeMissing: "Choose the time to call back.",
  callbackZone: (zone: string) => t`Time of ${zone}`,
  noteLabel: "Note",
  noteHint: "Write @ and a name to tell a colleague of it.",
  mention: "Mention",
  mentionable: (count: number) =>
    count === 1 ? t("1 colleague to mention below") : t`${count} colleagues to mention below`,
  notePlaceholder: "What should the next person know?",
  logCall: "Log call",
  logEmail: "Log as sent",
  logMeeting: "Log meeting",
  addNote: "Add note",
  done: {
    call: "Call logged",
    email: "Email logged",
    meeting: "Meeting logged",
    note: "Note added",
  },
} as const);

/** The words of writing a mail to a lead. */
export const mailTexts = translated({
  template: "Template",
  noTemplate: "None: an empty mail",
  missing: (fields: string) => t`Not known, so fill in yourself: ${fields}.`,
  open: "Open in your mail program",
} as const);
