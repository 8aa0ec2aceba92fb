import { z } from "zod";
import type { Pace } from "@/lib/engine/budget";
import { t } from "@/lib/language";
import { GRID_ROWS, type GridRow, mostRows, writtenCells } from "./grid";

/** A planned amount as it was written. */
export interface StoredBudget {
  id: string;
  /** "2026-03". */
  month: string;
  source: string;
  /** "" = the whole source. */
  campaign: string;
  amountMinor: number;
  currency: string;
  version: number;
  /** In the currency asked for; null without a rate. */
  minor: number | null;
}

export const saveBudgetsInput = z.object({ cells: writtenCells });
export type SaveBudgetsInput = z.input<typeof saveBudgetsInput>;

export const budgetGridInput = z.object({
  year: z
    .string()
    .regex(/^(19[7-9]|20\d|21\d)\d$/, { error: () => t("Choose a year like 2026.") })
    .optional(),
  by: z.enum(GRID_ROWS).default("source"),
  rows: mostRows,
});

export const paceInput = z.object({
  month: z
    .string()
    .regex(/^(19[7-9]|20\d|21\d)\d-(0[1-9]|1[0-2])$/, {
      error: () => t("Choose a month like 2026-03."),
    })
    .optional(),
  by: z.enum(GRID_ROWS).default("source"),
});

/** A month's spending against its plan. */
export interface BudgetPace {
  month: string;
  currency: string;
  /** The share of the month that is over, 0..1. */
  over: number;
  /** Those that are planned to cost most first; what was spent without a plan last. */
  rows: (GridRow & Pace & { isPlanned: boolean })[];
  /** Of what is planned: spending without a plan would hide how the plans go. */
  total: Pace;
  unplannedMinor: number;
}
