import { z } from "zod";
import type { AttributeValue } from "@/lib/engine/attributes";
import type { DuplicateClue } from "@/lib/engine/duplicates";
import type { MergeSide } from "@/lib/engine/lead-merge";
import type { Stage } from "@/lib/engine/stages";
import { t } from "@/lib/language";

const id = z.string().min(1).max(100);
const version = z.number().int().min(1);

/** The lead that stays, and the one that goes into it, as they were seen. */
export const mergeLeadsInput = z.strictObject({ id, version, otherId: id, otherVersion: version });
export const undoMergeInput = z.strictObject({ mergeId: id });
export const previewMergeInput = z.strictObject({ id, otherId: id });

/** Why somebody is deleted: chosen, so that the log does not keep what it was to forget. */
export const DELETION_REASONS = ["asked", "mistake", "test", "kept"] as const;
export type DeletionReason = (typeof DELETION_REASONS)[number];
export const DELETION_REASON_NAMES: Record<DeletionReason, string> = {
  get asked() {
    return t("The person asked for it");
  },
  get mistake() {
    return t("Added by mistake");
  },
  get test() {
    return t("Made for a test");
  },
  get kept() {
    return t("Kept for as long as we may");
  },
};

export const deleteLeadInput = z.strictObject({
  id,
  version,
  reason: z.enum(DELETION_REASONS, "Choose why this lead is deleted."),
  /** Whether the person's addresses are kept out from now on. */
  isKeptOut: z.boolean().default(false),
});

/** One line of what a merge comes to. */
export interface MergeLine {
  label: string;
  survivor: AttributeValue | null;
  other: AttributeValue | null;
  /** Whose value stays. */
  from: MergeSide;
}

/** One of the two leads, and what it brings. */
export interface MergePart {
  id: string;
  version: number;
  name: string;
  stage: Stage;
  activities: number;
  opportunities: number;
}

/** What merging two leads would come to. */
export interface MergePreview {
  survivor: MergePart;
  other: MergePart;
  /** Where the two differ. */
  lines: MergeLine[];
  /** Facts that are the same in both. */
  same: number;
  /** The stage afterwards, and the hand-offs that count. */
  stage: Stage;
  stands: MergeSide;
  handoffs: number;
  /** Hand-offs that do not count any more: the person was with sales by the other lead then. */
  handoffsLost: number;
  /** Further addresses that the person stays known by. */
  emails: string[];
}

/** A lead that was merged into another one. */
export interface MergeItem {
  id: string;
  name: string;
  email: string | null;
  at: number;
  actorName: string;
  /** Whether it can still be taken back by this person. */
  canUndo: boolean;
}

/** A lead that may be another one's person. */
export interface Suspect {
  id: string;
  name: string;
  email: string | null;
  company: string | null;
  stage: Stage;
  createdAt: number;
}

/** Two leads that may be one person; the older one first. */
export interface DuplicatePair {
  clue: DuplicateClue;
  first: Suspect;
  second: Suspect;
}

export interface Duplicates {
  /** All pairs; the list may have fewer. */
  total: number;
  pairs: DuplicatePair[];
}
