import { periodOfKey } from "@/lib/engine/calendar";
import type { Measured } from "@/lib/engine/goals";
import type { ReportCell, ReportColumn, ReportResult, ReportRow } from "@/lib/reports/schema";
import { formatCell } from "@/lib/reports/schema/format";
import { type ReportParams, reportSearch } from "@/lib/reports/schema/params";
import { type GoalFigure, type GoalPlace, takesGoal } from "../schema";

/** The settings that a report's figures depend on, as search parameters: a comparison changes none. */
export function goalSearch({ compare: _, ...params }: Partial<ReportParams>): string {
  return reportSearch(params).toString();
}

export interface Found {
  figure: GoalFigure;
  measured: Measured;
}

type Cell = Pick<GoalPlace, "tableId" | "rowId" | "columnKey">;

/** The figure of a report that a goal is about; null when the report does not have it (any more). */
export function figureIn(result: ReportResult, { tableId, rowId, columnKey }: Cell): Found | null {
  const table = result.tables.find(({ id }) => id === tableId);
  // Totals come last: somebody's source may be called as their id is.
  const row = table?.rows.findLast(({ id }) => id === rowId);
  const column = table?.columns.find(({ key }) => key === columnKey);
  const first = table?.columns[0];
  const cell = row?.cells[columnKey];
  if (!table || !row || !column || !first || !cell || !takesGoal(column.kind)) return null;
  if (typeof cell.value === "string") return null;
  return {
    figure: {
      report: result.title,
      row: formatCell(row.cells[first.key], first.kind, result.currency),
      column: column.label,
      kind: column.kind,
    },
    measured: measuredOf(cell, row, column, result),
  };
}

function measuredOf(
  cell: ReportCell,
  row: ReportRow,
  column: ReportColumn,
  result: ReportResult,
): Measured {
  const { k, low, high } = cell;
  const n = cell.n ?? leadsOfEstimate(cell, row, column);
  const measured: Measured = { value: cell.value as number | null };
  if (k !== undefined) measured.k = k;
  if (n !== undefined) measured.n = n;
  if (low !== undefined) measured.low = low;
  if (high !== undefined) measured.high = high;
  const canStill = movesOn(cell, row, column, result);
  return canStill ? { ...measured, canStill } : measured;
}

/** An estimated share is of the leads that the counted shares of its row are of. */
function leadsOfEstimate(
  { low }: ReportCell,
  { cells }: ReportRow,
  { kind }: ReportColumn,
): number | undefined {
  if (kind !== "rate" || typeof low !== "number") return undefined;
  const known = Object.values(cells).flatMap(({ n }) => n ?? []);
  return known.length > 0 ? Math.max(...known) : undefined;
}

/** Outcomes that leads leave as time passes; all others only gain leads. */
const PASSING = new Set(["waiting", "open", "maturing", "untouched", "unassigned"]);

/**
 * How a figure can still move without any new lead: shares and counts of outcomes rise while leads
 * mature, and what one of them costs falls; counts rise until their period is over.
 */
function movesOn(
  cell: ReportCell,
  { id, isMaturing }: ReportRow,
  { kind }: ReportColumn,
  result: ReportResult,
): Measured["canStill"] {
  const outcome = cell.leads?.outcome;
  if (outcome !== undefined && PASSING.has(outcome)) return undefined;
  if (isMaturing && kind === "money" && cell.costs === undefined) return "fall";
  const isSum = kind === "count" || kind === "credit" || cell.costs !== undefined;
  if (isSum && isUnfinished(id, result)) return "rise";
  if (!isMaturing) return undefined;
  // An estimate is of the end already; leads themselves are counted for good.
  if (kind === "rate") return cell.k === undefined ? undefined : "rise";
  return kind === "count" && outcome !== undefined ? "rise" : undefined;
}

/** Whether the row's month or the report's period is not over, other than one that moves daily. */
function isUnfinished(row: string, { period, timeZone, generatedAt }: ReportResult): boolean {
  const own = periodOfKey(row, timeZone);
  if (own) return own.to > generatedAt;
  const { preset, to } = period;
  return to > generatedAt && (preset === null || preset.startsWith("this"));
}
