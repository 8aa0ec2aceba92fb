import { z } from "zod";
import { criteriaSchema } from "@/lib/engine/criteria";
import type { Sight } from "../schema";

const id = z.string().min(1).max(60);
/** Epoch ms. */
const instant = z.number().int().min(0);

export const explainChangeInput = z.object({
  leadId: id,
  /** What was replayed: a draft, saved or not, or what was proposed. */
  body: criteriaSchema,
  /** The version that it was compared with; left out, the one in force. */
  againstId: id.optional(),
  /** Gained: only the body hands the lead off. Lost: only the other version does. */
  change: z.enum(["gained", "lost"]),
  /** When the one that hands it off does so. */
  at: instant,
  /** Up to when was replayed. */
  asOf: instant,
});

/** Why only one of two versions hands a lead off. */
export interface ChangeWhy {
  /** How the one that does saw the lead at that minute. */
  taker: Sight;
  /** How the other one saw it when it came closest; with a path, when it does hand it off. */
  other: Sight;
}
