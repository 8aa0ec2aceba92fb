import { z } from "zod";
import {
  BANT_DIMENSIONS,
  BANT_LEVELS,
  type BantDimension,
  type BantLevel,
} from "@/lib/engine/bant";

/** One thing sales found out about one dimension. */
export const bantAnswerInput = z.strictObject({
  dimension: z.enum(BANT_DIMENSIONS),
  level: z.enum(BANT_LEVELS),
  /** Budget: amount and currency; authority: role; need: the need; timeline: a date. */
  value: z.string().trim().max(500).optional(),
  /** A quote or a note. */
  evidence: z.string().trim().max(4000).optional(),
});

export const saveBantInput = z.strictObject({
  leadId: z.string().min(1).max(100),
  answers: z
    .array(bantAnswerInput)
    .min(1)
    .max(BANT_DIMENSIONS.length)
    .refine((all) => new Set(all.map((a) => a.dimension)).size === all.length, {
      message: "Answer each dimension once.",
    }),
});
export type SaveBantInput = z.input<typeof saveBantInput>;

export interface BantItem {
  id: string;
  dimension: BantDimension;
  level: BantLevel;
  value: string | null;
  evidence: string | null;
  at: number;
  actorName: string;
}
