import { takesGoal } from "@/lib/goals/schema";
import { figureIn } from "@/lib/goals/schema/figure";
import { measuredText } from "@/lib/goals/schema/words";
import type { ColumnKind, ReportResult, ReportTable } from "@/lib/reports/schema";
import { formatCell } from "@/lib/reports/schema/format";

/** A report's table as the choice of a figure. */
export interface GoalTable {
  id: string;
  title: string;
  /** Whole sums first. */
  rows: { id: string; label: string }[];
  columns: { key: string; label: string; kind: ColumnKind }[];
  /** What each figure is now, by `${row} ${column}`. */
  now: Record<string, string>;
}

/** Longer tables are cut: goals are for what is always there. */
const MOST_ROWS = 60;

/** The figures of a report that can have a goal. */
export function goalChoices(result: ReportResult): GoalTable[] {
  return result.tables
    .map((table) => tableOf(result, table))
    .filter(({ rows, columns }) => rows.length > 0 && columns.length > 0);
}

function tableOf(result: ReportResult, table: ReportTable): GoalTable {
  const [first] = table.columns;
  const columns = table.columns.filter(({ kind }) => takesGoal(kind));
  const ordered = [...table.rows].sort(
    (a, b) => Number(b.isTotal ?? false) - Number(a.isTotal ?? false),
  );
  const rows = first
    ? ordered.slice(0, MOST_ROWS).map((row) => ({
        id: row.id,
        label: formatCell(row.cells[first.key], first.kind, result.currency),
      }))
    : [];
  const now: GoalTable["now"] = {};
  for (const { id: rowId } of rows) {
    for (const { key: columnKey, kind } of columns) {
      const found = figureIn(result, { tableId: table.id, rowId, columnKey });
      if (!found) continue;
      now[`${rowId} ${columnKey}`] = measuredText(found.measured, kind, result.currency);
    }
  }
  return {
    id: table.id,
    title: table.title,
    rows,
    columns: columns.map(({ key, label, kind }) => ({ key, label, kind })),
    now,
  };
}
