/** What a person can say of being kept or written to. */
export const CONSENT_STATES = ["given", "withdrawn"] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];
export const CONSENT_STATE_NAMES: Record<ConsentState, string> = {
  given: "Given",
  withdrawn: "Withdrawn",
};
