import { z } from "zod";
import { type Condition, conditionSchema } from "@/lib/engine/conditions";
import { segmentProblem } from "@/lib/engine/segments";
import { t } from "@/lib/language";

const id = z.string().min(1).max(64);

const condition = conditionSchema.superRefine((given, context) => {
  const message = segmentProblem(given);
  if (message !== null) context.addIssue({ code: "custom", message });
});

const facts = {
  name: z
    .string()
    .trim()
    .min(1, { error: () => t("Give the segment a name.") })
    .max(60, { error: () => t("Use at most 60 characters.") })
    .refine((name) => name.toLowerCase() !== "none", { error: () => t("Choose another name.") }),
  /** In words, for people: pain points, goals, what is special about them. */
  description: z
    .string()
    .trim()
    .max(1000, { error: () => t("Use at most 1,000 characters.") })
    .default(""),
  condition,
};

export const createSegmentInput = z.object(facts);
export const changeSegmentInput = z.object({
  id,
  /** Of the segment as it was seen. */
  version: z.number().int(),
  ...facts,
});
export const deleteSegmentInput = z.object({ id, version: z.number().int() });
export const segmentIdInput = z.object({ id });
export const countSegmentInput = z.object({ condition });
export const sweepSegmentsInput = z.object({ limit: z.number().int().min(1).max(10_000) });

/** A segment as it is stored. */
export interface SegmentRow {
  id: string;
  name: string;
  description: string;
  condition: Condition;
  /** Which bit of a lead's mask says that the lead is in it. */
  bit: number;
  /** The last lead, by id, that was looked at since the condition changed; null once all were. */
  sweptTo: string | null;
  createdByName: string;
  version: number;
}

/** A segment as screens show it. */
export interface Segment extends Omit<SegmentRow, "bit" | "sweptTo"> {
  /** Reads after "leads of which": "Employees is at least 200". */
  words: string;
  /** Leads that are in it; null while its leads are still being found. */
  leads: number | null;
}

/** A segment by its name, for filters. */
export interface SegmentName {
  id: string;
  name: string;
  /** All of its leads have been found. */
  isReady: boolean;
}

/** What shows figures of a segment, and would do so no more without it. */
export interface SegmentUse {
  kind: "view" | "goal";
  /** "Enterprise by month", "MQL to SQL conversion: Conversion, Whole period". */
  name: string;
  /** Who keeps it. */
  ofName: string;
}
