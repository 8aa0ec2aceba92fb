import { z } from "zod";
import type { Rate } from "@/lib/engine/exchange";
import { t } from "@/lib/language";
import { currencyCode } from "@/lib/settings/schema";
import { day } from "@/lib/settings/schema/fields";

/** What one unit of a currency is worth in another, from a day on. */
export interface StoredRate extends Rate {
  id: string;
  currency: string;
  base: string;
  /** "2026-03-01". */
  day: string;
  version: number;
}

export const MOST_RATES = 5000;
/** Characters. */
export const MOST_RATE_TEXT = 400_000;

const written = z
  .string()
  .trim()
  .min(1, { error: () => t("Give the rate.") })
  .max(40, { error: () => t("That is not a rate.") });

export const saveRateInput = z.object({
  /** None: a new rate. */
  id: z.string().max(64).optional(),
  /** Of the rate as it was seen; needed with `id`. */
  version: z.number().int().optional(),
  currency: currencyCode,
  day,
  /** As written, in the workspace's currency: "1.0823". */
  rate: written,
});
export type SaveRateInput = z.input<typeof saveRateInput>;

export const deleteRateInput = z.object({
  id: z.string().min(1).max(64),
  version: z.number().int(),
});

/** Lines of currency, day or month, and rate, as a spreadsheet or a CSV file gives them. */
export const bringRatesInput = z.object({
  text: z
    .string()
    .trim()
    .min(1, { error: () => t("Paste the rates, or choose a file.") })
    .max(MOST_RATE_TEXT, { error: () => t("Bring in fewer rates at once.") }),
});

export const listRatesInput = z.object({
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
