import { z } from "zod";
import type { ActivationEvidence, CriteriaState, Signature } from "@/lib/engine/agreement";
import type { AttributeDefinition } from "@/lib/engine/attributes";
import type { Comment } from "@/lib/engine/comments";
import { type Criteria, criteriaSchema } from "@/lib/engine/criteria";
import type { Explanation } from "@/lib/engine/explain";
import type { Grade } from "@/lib/engine/score";
import type { Stage } from "@/lib/engine/stages";
import { t } from "@/lib/language";

const id = z.string().min(1).max(60);
const versionSeen = z.number().int().min(1);
const name = z
  .string()
  .trim()
  .min(1, { error: () => t("Give the version a name.") })
  .max(80, { error: () => t("Keep the name under 80 characters.") });
const comment = z
  .string()
  .trim()
  .max(2000, { error: () => t("Keep the comment under 2,000 characters.") });

export const versionIdInput = z.object({ id });
export const noInput = z.object({});

export const createDraftInput = z.object({
  name,
  /** The version to start from; left out, `template` or an empty draft is taken. */
  fromId: id.optional(),
  template: z.string().max(60).optional(),
});
export const saveDraftInput = z.object({ id, version: versionSeen, name, body: criteriaSchema });
export type SaveDraftInput = z.output<typeof saveDraftInput>;
export const versionStepInput = z.object({
  id,
  /** The row's version that the user saw: another one means that somebody was faster. */
  version: versionSeen,
  comment: comment.optional(),
});
export const requestChangesInput = z.object({
  id,
  version: versionSeen,
  comment: comment.min(1, { error: () => t("Say what should change.") }),
});

export const EXISTING_CHOICES = ["leave", "handOff"] as const;
/** What happens on activation to leads that already meet the criteria. */
export type ExistingChoice = (typeof EXISTING_CHOICES)[number];

export const activateVersionInput = z.object({
  id,
  version: versionSeen,
  existing: z.enum(EXISTING_CHOICES).default("leave"),
});

export const previewActivationInput = z.object({
  id,
  /** How many of the leads are named. */
  named: z.coerce.number().int().min(0).max(1000).default(20),
});

export const saveCustomAttributeInput = z.object({
  /** Left out, a new one is made and its id derived from the label. */
  id: id.optional(),
  label: z
    .string()
    .trim()
    .min(1, { error: () => t("Give it a label.") })
    .max(60, { error: () => t("Keep the label under 60 characters.") }),
  type: z.enum(["text", "number", "boolean", "date"]),
});

export const tryDraftInput = z.object({ leadId: id, body: criteriaSchema });

/** A version of the criteria as it is used for scoring. Its body is never changed in place. */
export interface CriteriaInForce {
  id: string;
  number: number;
  body: Criteria;
}

export interface VersionSummary {
  id: string;
  number: number;
  name: string;
  state: CriteriaState;
  baseId: string | null;
  createdByName: string | null;
  createdAt: number;
  proposedAt: number | null;
  agreedAt: number | null;
  activatedAt: number | null;
  retiredAt: number | null;
  version: number;
}

export interface SignatureView extends Signature {
  id: string;
  comment: string | null;
  userName: string;
  /** Whether what was proposed with it was kept with its replay. */
  hasEvidence: boolean;
}

/** What the asking user may do with a version right now. */
export interface VersionActions {
  edit: boolean;
  remove: boolean;
  propose: boolean;
  withdraw: boolean;
  agree: boolean;
  /** Why they may not agree although their role could; null otherwise. */
  agreeRefusal: string | null;
  requestChanges: boolean;
  comment: boolean;
  activate: boolean;
}

export interface ComparedVersion {
  id: string;
  number: number;
  name: string;
  state: CriteriaState;
  body: Criteria;
}

export interface VersionView extends VersionSummary {
  body: Criteria;
  signatures: SignatureView[];
  /** In the order of writing. */
  comments: Comment[];
  evidence: ActivationEvidence | null;
  /** The version that changes are told against: the active one, or the one it came from. */
  compared: ComparedVersion | null;
  inForceId: string | null;
  /** Of a retired version: the one in force, which going back to it would retire. */
  inForce: ComparedVersion | null;
  /** Another version that waits for an answer: only one may at a time. */
  openProposal: { id: string; number: number; name: string } | null;
  attributes: AttributeDefinition[];
  may: VersionActions;
}

/** A version on its way: proposed to sales, or agreed and not in force yet. */
export interface WaitingVersion extends Pick<VersionSummary, "id" | "number" | "name"> {
  state: "proposed" | "agreed";
  /** Who proposed or agreed last, and when. */
  signature: SignatureView | null;
  /** The day from which both sides want it in force; null when they named none. */
  effectiveAt: number | null;
  may: Pick<VersionActions, "agree" | "agreeRefusal" | "activate">;
}

export interface VersionList {
  active: VersionView | null;
  waiting: WaitingVersion[];
  versions: VersionSummary[];
  attributes: AttributeDefinition[];
  mayWrite: boolean;
}

export interface QualifyingLead {
  id: string;
  name: string;
  company: string | null;
  stage: "inquiry" | "nurture";
  fit: number;
  engagement: number;
  path: "scored" | "fastTrack";
}

export interface ActivationPreview {
  at: number;
  /** Inquiries and nurtured leads that meet the criteria now. */
  wouldQualify: number;
  /** Inquiries and nurtured leads that were looked at. */
  inquiries: number;
  /** The first of them by name. */
  leads: QualifyingLead[];
}

/** How criteria see a lead at a minute, which the explanation names. */
export interface Sight {
  /** How it would qualify; null when it would not. */
  path: "scored" | "fastTrack" | null;
  grade: Grade;
  explanation: Explanation;
}

/** How one lead stands under a draft right now. */
export interface DraftTrial extends Sight {
  lead: { id: string; name: string; company: string | null; stage: Stage };
}

/** Values seen lately, most frequent first, for the pickers of the editor. */
export interface KnownValues {
  attributes: Record<string, string[]>;
  /** By activity type, then by property. */
  properties: Record<string, Record<string, string[]>>;
}
