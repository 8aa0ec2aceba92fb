import { CONSENT_STATE_NAMES } from "@/lib/engine/consent";
import { t, translated } from "@/lib/language";

/** The words of what people agreed to. */
export const consentTexts = translated({
  title: "Consent",
  none: "Nothing is recorded.",
  states: CONSENT_STATE_NAMES,
  record: "Record",
  dialogTitle: (name: string) => t`Consent of ${name}`,
  about: "It is added to the list. What was recorded before stays as it is.",
  state: "What they said",
  choices: {
    given: "They agreed",
    withdrawn: "They took it back",
  },
  wording: "The text that they agreed to",
  version: "Version of the text",
  versionHint: "If it has one.",
  how: "How they said so",
  howPlaceholder: "On the phone",
  when: "When they said so",
  moments: {
    now: "Just now",
    day: "On a day",
  },
  day: "Day",
  time: "Time, if known",
  timeHint: {
    given: "Without a time, a withdrawal of the same day counts, whichever came first.",
    withdrawn: "Without a time, it counts against all that they agreed to on that day.",
  },
  save: "Record",
  saved: "Recorded",
  noTime: (day: string) => t`${day}, time not known`,
  doubtful:
    "They may have agreed after they took it back: nobody knows the time. In doubt it counts as withdrawn.",
  versionOf: (version: string) => `Version ${version}`,
  recorded: (by: string) => t`Recorded by ${by}`,
} as const);
