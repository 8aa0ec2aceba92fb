import { z } from "zod";
import type { Sight } from "@/lib/criteria/schema";
import type { CriteriaState } from "@/lib/engine/agreement";
import type { AttributeDefinition } from "@/lib/engine/attributes";
import {
  CHALLENGE_GROUPS,
  type ChallengeGroup,
  type Comparison,
  type Fared,
} from "@/lib/engine/challenge";
import type { Criteria } from "@/lib/engine/criteria";
import { OUTCOME_LABELS, type OutcomeLabel } from "@/lib/engine/handoffs";
import type { Stage } from "@/lib/engine/stages";

const id = z.string().min(1).max(60);

/** Each costs a replay when it is looked at. */
export const MOST_RUNNING = 5;

export const noInput = z.object({});
export const challengerIdInput = z.object({ id });
export const startChallengerInput = z.object({ versionId: id });
export const explainChallengedInput = z.object({
  /** The challenger's. */
  id,
  leadId: id,
  /** Epoch ms: when the challenger handed it off; left out, where it came closest is found. */
  at: z.coerce.number().int().min(0).optional(),
});

export const listChallengedInput = z.object({
  /** The challenger's. */
  id,
  groups: z.array(z.enum(CHALLENGE_GROUPS)).min(1).max(CHALLENGE_GROUPS.length),
  labels: z
    .array(z.enum(OUTCOME_LABELS))
    .min(1)
    .max(OUTCOME_LABELS.length)
    .default([...OUTCOME_LABELS]),
  /** How many of the latest are left out. */
  skip: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(200).default(50),
});

/** A version that runs in shadow beside the one in force, or did. Instants are epoch ms. */
export interface ChallengerView {
  id: string;
  versionId: string;
  versionNumber: number;
  versionName: string;
  /** What the version is now; null when it was deleted. */
  versionState: CriteriaState | null;
  startedAt: number;
  startedByName: string;
  /** Null while it runs. */
  ended: { at: number; by: string; how: "stopped" } | { at: number; how: "inForce" } | null;
}

export interface ChallengerList {
  challengers: ChallengerView[];
  mayWrite: boolean;
}

/** A lead that a challenger or the criteria in force handed to sales. */
export interface ChallengedLead {
  id: string;
  name: string;
  company: string | null;
  title: string | null;
  stage: Stage;
  label: OutcomeLabel;
  /** When the challenger would have, and when it really was; null for never. */
  challengerAt: number | null;
  activeAt: number | null;
}

/** So many leads of some groups, and a page of them, the latest first. */
export interface ChallengedLeads {
  total: number;
  leads: ChallengedLead[];
}

/** Why a challenger hands a lead off, or does not. */
export interface ChallengedWhy {
  challenger: Sight;
  /** Of a lead that only the challenger hands off, how the version in force then saw it. */
  inForce: Sight | null;
}

/** A challenger beside the criteria in force, on the same leads. */
export interface ChallengerComparison extends Omit<Comparison, "groups" | "weeks"> {
  asOf: number;
  /** Days after a hand-off within which an SQL counts as its success. */
  windowDays: number;
  /** Leads that could have been handed to sales since the start. */
  compared: number;
  /** Of these, leads that met it already when it began and did nothing since that counts. */
  waiting: number;
  groups: Record<ChallengeGroup, Fared & { leads: ChallengedLead[] }>;
  weeks: { from: number; challenger: number; active: number }[];
  /** Versions that came into force since the start. */
  activations: { number: number; name: string; at: number }[];
}

/** A challenger as its page shows it. */
export interface ChallengerPage {
  view: ChallengerView;
  /** As it was when it began. */
  body: Criteria;
  /** What was changed in its version since, in words; empty when nothing that scores was. */
  edits: string[];
  /** The version in force now. */
  active: { id: string; number: number; name: string; body: Criteria } | null;
  attributes: AttributeDefinition[];
  mayWrite: boolean;
}
