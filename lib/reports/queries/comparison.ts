import { type Bounded, difference, isBeyondChance } from "@/lib/engine/difference";
import {
  type ColumnKind,
  isWords,
  type ReportCell,
  type ReportChange,
  type ReportColumn,
  type ReportRow,
  type ReportTable,
} from "../schema";
import type { ComparedPeriod } from "./compared";

/** Kinds that are 0 where a table has no row for them. */
const COUNTED = new Set<ColumnKind>(["count", "credit"]);

/** Words do not change by a number, and what is as of now belongs to no period. */
export function isComparedColumn({ kind, isCompared }: ReportColumn): boolean {
  return !isWords(kind) && isCompared !== false;
}

/** The tables with what each figure was in the period compared with, and what has changed. */
export function compareTables(
  tables: readonly ReportTable[],
  before: readonly ReportTable[],
  keyBefore: ComparedPeriod["keyBefore"],
): ReportTable[] {
  return tables.map((table) => {
    const other = before.find(({ id }) => id === table.id);
    const isOther = table.isCompared === false || !other;
    return isOther ? table : compareTable(table, other, keyBefore);
  });
}

/** A value may be called as the total's id is. */
function keyOf({ isTotal }: ReportRow, id: string): string {
  return isTotal ? `total ${id}` : `value ${id}`;
}

function compareTable(
  table: ReportTable,
  before: ReportTable,
  keyBefore: ComparedPeriod["keyBefore"],
): ReportTable {
  const isTime = table.columns[0]?.kind === "period";
  const known = new Map(before.rows.map((row) => [keyOf(row, row.id), row]));
  const rows = table.rows.map((row) => {
    const id = isTime && !row.isTotal ? keyBefore(row.id) : row.id;
    return id === null ? row : compareRow(table, row, known.get(keyOf(row, id)));
  });
  const shown = new Set(table.rows.map((row) => keyOf(row, row.id)));
  const gone = isTime
    ? []
    : before.rows
        .filter((row) => !shown.has(keyOf(row, row.id)))
        .map((row) => compareRow(table, nothingOf(table, row), row));
  const all = [...rows, ...gone];
  return {
    ...table,
    rows: [...all.filter(({ isTotal }) => !isTotal), ...all.filter(({ isTotal }) => isTotal)],
  };
}

/** A row that only the period compared with has. */
function nothingOf({ columns }: ReportTable, { id, cells, isTotal }: ReportRow): ReportRow {
  return {
    id,
    ...(isTotal && { isTotal }),
    cells: Object.fromEntries(
      columns.map(({ key, kind }): [string, ReportCell] => {
        if (isWords(kind)) return [key, cells[key] ?? { value: null }];
        return [key, { value: COUNTED.has(kind) ? 0 : null }];
      }),
    ),
  };
}

function compareRow(
  { columns }: ReportTable,
  row: ReportRow,
  before: ReportRow | undefined,
): ReportRow {
  const isMaturing = row.isMaturing === true || before?.isMaturing === true;
  const cells = { ...row.cells };
  for (const column of columns) {
    const { key, kind, isDecided } = column;
    const cell = cells[key];
    if (!isComparedColumn(column) || !cell) continue;
    const nothing = COUNTED.has(kind) ? { value: 0 } : null;
    const change = changeOf(kind, cell, before?.cells[key] ?? nothing, isMaturing && !isDecided);
    if (change) cells[key] = { ...cell, change };
  }
  return { ...row, cells };
}

function changeOf(
  kind: ColumnKind,
  cell: ReportCell,
  before: ReportCell | null,
  isMaturing: boolean,
): ReportChange | undefined {
  const now = cell.value;
  const then = before?.value ?? null;
  if (typeof now === "string" || typeof then === "string") return undefined;
  if (now === null && then === null) return undefined;
  const change = { before: then === null ? null : before };
  if (now === null || then === null) return { ...change, by: null };
  const by = now - then;
  if (kind !== "rate" && kind !== "pace") return { ...change, by };
  // Shares of leads of different ages: the older ones had more time, whatever came of the others.
  if (isMaturing && cell.k !== undefined) return { ...change, by, verdict: "maturing" };
  const [a, b] = [boundedOf(cell), boundedOf(before)];
  if (!a || !b) return { ...change, by };
  const found = difference(a, b);
  const verdict = isBeyondChance(found) ? "beyondChance" : "withinChance";
  return { ...change, by, low: found.low, high: found.high, verdict };
}

function boundedOf(cell: ReportCell | null): Bounded | null {
  const { value = null, low = null, high = null } = cell ?? {};
  return typeof value === "number" && low !== null && high !== null ? { value, low, high } : null;
}
