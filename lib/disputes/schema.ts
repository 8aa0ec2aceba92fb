import { z } from "zod";
import { DISPUTE_DECISIONS, type DisputeState } from "@/lib/engine/disputes";
import type { ExitStage } from "@/lib/engine/stages";
import { t } from "@/lib/language";

const id = z.string().min(1).max(100);
const why = (empty: string) =>
  z
    .string()
    .trim()
    .min(1, empty)
    .max(2000, { error: () => t("Say it in fewer words.") });

export const noInput = z.object({});

export const raiseDisputeInput = z.object({
  leadId: id,
  /** The rejection as it was seen: the stage move by which the lead went. */
  moveId: id,
  note: why("Say why this rejection is wrong."),
});

export const decideDisputeInput = z.object({
  id,
  decision: z.enum(DISPUTE_DECISIONS, { error: () => t("Choose what you decide.") }),
  note: why("Say why you decide so."),
});

/** A dispute of a lead, as somebody sees it. Epoch ms. */
export interface DisputeItem {
  id: string;
  /** The rejection. */
  moveId: string;
  state: DisputeState;
  note: string;
  disputedAt: number;
  disputedByName: string;
  decisionNote: string | null;
  decidedAt: number | null;
  decidedByName: string | null;
  /** While it is open, why whoever sees it may not decide it; null when they may. */
  notForYou: string | null;
}

/** A dispute among those of all leads, with the rejection that it is about. */
export interface ListedDispute extends Omit<DisputeItem, "moveId"> {
  lead: { id: string; name: string; company: string | null };
  to: ExitStage;
  reasonLabel: string | null;
  rejectedAt: number;
  rejectedByName: string;
  rejectionNote: string | null;
}
