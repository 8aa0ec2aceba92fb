import { CONSENT_STATE_NAMES } from "@/lib/engine/consent";

/** The words of what people agreed to. */
export const consentTexts = {
  title: "Consent",
  none: "Nothing is recorded.",
  states: CONSENT_STATE_NAMES,
  record: "Record",
  dialogTitle: (name: string) => `Consent of ${name}`,
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
  day: "On which day",
  save: "Record",
  saved: "Recorded",
  versionOf: (version: string) => `Version ${version}`,
  recorded: (by: string) => `Recorded by ${by}`,
} as const;
