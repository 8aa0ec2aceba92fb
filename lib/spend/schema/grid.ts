import { z } from "zod";
import { periodOfKey } from "@/lib/engine/calendar";
import { COST_KINDS } from "@/lib/engine/cost";
import { t } from "@/lib/language";
import type { ForeignCosts } from "../schema";

export const GRID_ROWS = ["source", "campaign"] as const;
export type GridRows = (typeof GRID_ROWS)[number];

/** The note of an entry that holds the difference between a cell's entries and what was written. */
export const CORRECTION = "Correction";

export const ALL_ROWS = 100_000;
export const MOST_CELLS = 2000;

const isPeriod = (key: string) => /^\d{4}-\d{2}(-\d{2})?$/.test(key) && inRange(key);

function inRange(key: string): boolean {
  const period = periodOfKey(key, "UTC");
  return period !== null && key >= "1970" && key < "2200";
}

/** "2026" shows its months, "2026-03" its days; the year that it is when absent. */
const span = z
  .string()
  .refine(
    (text) =>
      /^\d{4}$/.test(text) ? text >= "1970" && text < "2200" : text.length === 7 && isPeriod(text),
    { error: () => t("Choose a year like 2026, or a month like 2026-03.") },
  );

/** How many rows to give at most. */
export const mostRows = z.number().int().min(1).max(ALL_ROWS).default(300);

export const gridInput = z.object({
  span: span.optional(),
  by: z.enum(GRID_ROWS).default("source"),
  /** All kinds together when absent: to be read only. */
  kind: z.enum(COST_KINDS, { error: () => t("Choose media, tools or salaries.") }).optional(),
  rows: mostRows,
});

const place = {
  /** "" = no source. */
  source: z
    .string()
    .trim()
    .max(300, { error: () => t("Use at most 300 characters.") }),
  /** "" = no campaign; null = the whole source. */
  campaign: z
    .string()
    .trim()
    .max(300, { error: () => t("Use at most 300 characters.") })
    .nullable(),
  period: z.string().refine(isPeriod, { error: () => t("That is neither a month nor a day.") }),
};

const writtenCell = z.object({
  ...place,
  /** As written, in the workspace's currency; blank clears the cell. */
  amount: z
    .string()
    .trim()
    .max(40, { error: () => t("That is not an amount.") }),
  /** Of the cell as it was seen. */
  stamp: z.string().max(120),
});

export const writtenCells = z
  .array(writtenCell)
  .min(1, { error: () => t("Nothing was written.") })
  .max(MOST_CELLS, { error: () => t`Write at most ${MOST_CELLS} cells at once.` });

export const saveCellsInput = z.object({
  kind: z.enum(COST_KINDS, { error: () => t("Choose media, tools or salaries.") }),
  cells: writtenCells,
});
export type SaveCellsInput = z.input<typeof saveCellsInput>;
export type WrittenCell = z.output<typeof writtenCell>;

/** What rows are in an address: sources unless it says campaigns. */
export function gridRowsOf({ by }: Record<string, string | string[] | undefined>): GridRows {
  return by === "campaign" ? "campaign" : "source";
}

/** A row of the grid: a source, or one of its campaigns. */
export interface GridRow {
  source: string;
  campaign: string | null;
}

export interface GridPlace extends GridRow {
  /** "2026-03", or "2026-03-14". */
  period: string;
}

/** The sum of a cell; cells that nothing was spent in are not there. */
export interface GridCell extends GridPlace {
  /** In the grid's currency. */
  minor: number;
  /** What its campaigns are planned to cost, which counts while nothing is written. */
  implied?: number;
  /** How many entries it sums, and how many more it cannot for want of a rate. */
  count: number;
  unconverted: number;
  /** Changes with every change of its entries. */
  stamp: string;
}

/** The cell's amount as it counts in sums; 0 where nothing is. */
export function countedIn(cell: GridCell | undefined): number {
  if (cell === undefined) return 0;
  return cell.count === 0 ? (cell.implied ?? 0) : cell.minor;
}

export const EMPTY_STAMP = "";

export interface SpendGrid {
  /** "2026" or "2026-03". */
  span: string;
  currency: string;
  periods: string[];
  rows: GridRow[];
  cells: GridCell[];
  /** Rows beyond those that are shown; their costs are in no sum here. */
  hiddenRows: number;
  foreign: ForeignCosts[];
  /** Names that costs were written for. */
  knownSources: string[];
}

/** Names a place of the grid, for maps. */
export function placeKey({ source, campaign, period }: GridPlace): string {
  return JSON.stringify([source, campaign, period]);
}

export function rowKey({ source, campaign }: GridRow): string {
  return JSON.stringify([source, campaign]);
}

/** The first day of a month or day. */
export function firstDayOf(period: string): string {
  return period.length === 7 ? `${period}-01` : period;
}

/** The last day of a month or day. */
export function lastDayOf(period: string): string {
  if (period.length === 10) return period;
  const [year = 0, month = 1] = period.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The months of a year, or the days of a month. */
export function periodsOf(span: string): string[] {
  const count = span.length === 4 ? 12 : Number(lastDayOf(span).slice(8));
  return Array.from({ length: count }, (_, i) => `${span}-${String(i + 1).padStart(2, "0")}`);
}

/** The spans before and after one. */
export function neighbours(span: string): { before: string; after: string } {
  const [year = 0, month] = span.split("-").map(Number);
  const shifted = (by: number) => {
    if (month === undefined) return String(year + by);
    return new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 7);
  };
  return { before: shifted(-1), after: shifted(1) };
}
