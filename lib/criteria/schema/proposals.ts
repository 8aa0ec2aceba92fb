import { z } from "zod";
import type { Criteria } from "@/lib/engine/criteria";
import type { FrozenReplay, NoEvidence } from "@/lib/engine/evidence";
import { figureLeadsInput, type ReplayedLeads } from "@/lib/replays/schema";
import type { SignatureView } from "../schema";

const id = z.string().min(1).max(60);

export const proposalInput = z.object({
  /** The version. */
  id,
  /** The signature that proposed it; left out, the latest one. */
  signatureId: id.optional(),
});

/** A figure of the evidence that was kept with a proposal. */
export const evidenceLeadsInput = figureLeadsInput.extend({ signatureId: id });

/** The leads that are still there, by name; `gone` of those that were kept are not. */
export interface KeptLeads extends ReplayedLeads {
  gone: number;
}

export type KeptReplay = Omit<FrozenReplay, "gained" | "lost"> & {
  gained: KeptLeads;
  lost: KeptLeads;
};

/** A proposal as sales saw it, whatever became of the version since. */
export interface ProposalView {
  signature: SignatureView;
  /** What exactly was proposed, and what history said of it; null when nothing was kept yet. */
  kept: { body: Criteria; evidence: KeptReplay | NoEvidence } | null;
  /** What was proposed of this version the time before. */
  before: { at: number; body: Criteria } | null;
}
