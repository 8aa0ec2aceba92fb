import { z } from "zod";

export const sweepScoresInput = z.strictObject({
  /** How many leads one transaction takes. */
  limit: z.number().int().min(1).max(1000).default(500),
});

export const noInput = z.strictObject({});
