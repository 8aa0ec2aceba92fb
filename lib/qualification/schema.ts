import { z } from "zod";
import {
  BANT_DIMENSIONS,
  BANT_LEVELS,
  type BantDimension,
  type BantLevel,
} from "@/lib/engine/bant";
import { t } from "@/lib/language";

/** One thing sales found out about one dimension. A part that is left out stays as it was. */
export const bantAnswerInput = z.strictObject({
  dimension: z.enum(BANT_DIMENSIONS),
  level: z.enum(BANT_LEVELS),
  /** Budget: an amount; authority: role; need: the need; timeline: a day. Null clears it. */
  value: z.string().trim().max(500).nullable().optional(),
  /** A quote or a note. Null clears it. */
  evidence: z.string().trim().max(4000).nullable().optional(),
});
export type BantAnswerInput = z.output<typeof bantAnswerInput>;

export const saveBantInput = z.strictObject({
  leadId: z.string().min(1).max(100),
  answers: z
    .array(bantAnswerInput)
    .min(1)
    .max(BANT_DIMENSIONS.length)
    .refine((all) => new Set(all.map((a) => a.dimension)).size === all.length, {
      error: () => t("Answer each dimension once."),
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
