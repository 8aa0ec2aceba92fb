import { z } from "zod";
import { t } from "@/lib/language";

/** Whether a text is a day that the calendar has: "2026-02-30" is none. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** A day of the workspace. The years before and after are room for time zones. */
export const day = z
  .string()
  .refine(isDay, { error: () => t("Write the day as year-month-day, like 2026-03-31.") })
  .refine((text) => text >= "1970-01-01" && text < "2199-01-01", {
    error: () => t("Use a day from 1970 to 2198."),
  });

/** The end of these years, in epoch ms. */
export const END_OF_YEARS = Date.UTC(2199, 0, 1);

/** Epoch ms of the same years. */
export const instant = z
  .number()
  .int()
  .min(0)
  .lt(END_OF_YEARS, { error: () => t("Use a year up to 2198.") });
