import { z } from "zod";
import type { Workspace } from "@/lib/settings/schema";
import { workspaceInput } from "@/lib/settings/schema";

/**
 * wanted: an admin asked for it; making: it is being filled; stopped: that ended half-way; removing: it is
 * being taken away.
 */
export type SampleState = "wanted" | "making" | "ready" | "stopped" | "removing";

/** What is kept of the sample that the workspace is filled with. */
export interface SampleRow {
  state: SampleState;
  /** How much is made, or taken away, from 0 to 1. */
  share: number;
  /** Rows to take away; 0 before that has begun. */
  rows: number;
  /** When the last part was made, epoch ms. */
  beatAt: number;
  /** The workspace's own settings, which come back with its removal. */
  own: Workspace;
  /** Accounts of people who do not exist. */
  staff: string[];
  /** Entries of the audit log that making it wrote: after the first, up to the last. */
  fromSeq: number;
  toSeq: number | null;
}

/** The sample as the first steps show it. */
export interface Sample {
  state: SampleState;
  share: number;
}

export interface SampleOffer {
  /** Null where there is none. */
  sample: Sample | null;
  /** What has to be typed to remove it. */
  workspaceName: string;
  /** Why the workspace cannot be filled; null when it can, or is. */
  obstacle: string | null;
}

/** So long without a new part, nobody makes it any more: the server went down. */
export const STOPPED_MS = 3 * 60_000;

export const settleSampleInput = workspaceInput;
export const noteSampleInput = z.object({
  share: z.number().min(0).max(1),
  staff: z.array(z.string().max(64)).max(50).optional(),
});
export const endSampleInput = z.object({ isDone: z.boolean() });
export const clearSampleInput = z.object({ limit: z.number().int().min(1).max(20_000) });
export const removeSampleInput = z.object({ name: z.string().max(200) });
