import { t } from "@/lib/language";

/** How a criteria version comes into force: who may sign, and what each state allows. */

export const CRITERIA_STATES = ["draft", "proposed", "agreed", "active", "retired"] as const;
export type CriteriaState = (typeof CRITERIA_STATES)[number];
export const CRITERIA_STATE_NAMES: Record<CriteriaState, string> = {
  get draft() {
    return t("Draft");
  },
  get proposed() {
    return t("Waiting for sales");
  },
  get agreed() {
    return t("Agreed");
  },
  get active() {
    return t("In force");
  },
  get retired() {
    return t("Retired");
  },
};

export const SIGNATURE_DECISIONS = ["proposed", "agreed", "changesRequested", "withdrawn"] as const;
export type SignatureDecision = (typeof SIGNATURE_DECISIONS)[number];
export type Side = "marketing" | "sales";

export interface Signature {
  side: Side;
  decision: SignatureDecision;
  userId: string;
  at: number;
}

/** What was known about a version's effect when it was signed or activated. */
export interface ActivationEvidence {
  at: number;
  /** Inquiries that met the criteria at that moment. */
  wouldQualify: number;
  inquiries: number;
  /** What was chosen on activation; null before it. */
  existing: "leave" | "handOff" | null;
}

/** Who had a part in a version. */
export interface Parts {
  signatures: readonly Pick<Signature, "decision" | "userId">[];
  /** Ids of those who made the draft or ever saved changes to it. */
  writers: readonly string[];
}

/**
 * Why `userId` may not agree for sales, as a sentence; null when they may.
 * Nobody signs both sides: who proposed the version at any time, or wrote any of it, is marketing.
 */
export function agreeRefusal({ signatures, writers }: Parts, userId: string): string | null {
  const proposals = signatures.filter(({ decision }) => decision === "proposed");
  if (proposals.length === 0) return t("This version has not been proposed yet.");
  if (proposals.some((proposal) => proposal.userId === userId)) {
    return t("You proposed this version for marketing, so someone else must agree for sales.");
  }
  if (writers.includes(userId)) {
    return t("You wrote part of this version for marketing, so someone else must agree for sales.");
  }
  return null;
}
