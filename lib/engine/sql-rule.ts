import { z } from "zod";
import { BANT_DIMENSIONS } from "./bant";

/** What the agreement asks of BANT before a lead counts as SQL. */
export const sqlRuleSchema = z.object({
  /** Lowest level each dimension must have; a dimension left out may be anything. */
  minimum: z.partialRecord(z.enum(BANT_DIMENSIONS), z.enum(["partly", "met"])).default({}),
  /** How many of the four must be at least partly met. */
  atLeastPartly: z.number().int().min(0).max(4).default(3),
  /** How many may be "not met". */
  maxNotMet: z.number().int().min(0).max(4).default(0),
  /** Whether an opportunity must be opened with the move. */
  opportunity: z.boolean().default(true),
});
export type SqlRule = z.infer<typeof sqlRuleSchema>;
