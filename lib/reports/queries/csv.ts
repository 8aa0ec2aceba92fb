import { stringify } from "csv-stringify/sync";
import { minorToDecimal } from "@/lib/engine/money";
import type { ReportCell, ReportColumn, ReportResult } from "../schema";

/** A text that a spreadsheet would run as a formula gets an apostrophe before it. */
function plainText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** Columns whose cells carry an interval. */
const WITH_INTERVAL = new Set<ReportColumn["kind"]>(["rate", "pace"]);

function headsOf(column: ReportColumn, currency: string): string[] {
  if (column.kind === "money") return [`${column.label} (${currency})`];
  if (!WITH_INTERVAL.has(column.kind)) return [column.label];
  return [column.label, `${column.label} low`, `${column.label} high`];
}

function numberText(value: number | null | undefined): string {
  if (value === null || value === undefined) return "";
  return Number.isInteger(value) ? String(value) : String(Number(value.toFixed(6)));
}

function textsOf(column: ReportColumn, cell: ReportCell | undefined, currency: string): string[] {
  const value = cell?.value ?? null;
  if (typeof value === "string") return [plainText(value)];
  if (column.kind === "money") return [value === null ? "" : minorToDecimal(value, currency)];
  if (!WITH_INTERVAL.has(column.kind)) return [numberText(value)];
  return [value, cell?.low, cell?.high].map(numberText);
}

/** One table of a report as CSV, the first if none is named; shares are 0..1. Null = no such table. */
export function toCsv(result: ReportResult, tableId?: string): string | null {
  const table = result.tables.find((one) => tableId === undefined || one.id === tableId);
  if (!table) return null;
  const { currency } = result;
  const matures = table.rows.some((row) => row.isMaturing !== undefined);
  const head = table.columns.flatMap((column) => headsOf(column, currency));
  const rows = table.rows.map((row) => [
    ...table.columns.flatMap((column) => textsOf(column, row.cells[column.key], currency)),
    ...(matures ? [row.isMaturing === undefined ? "" : row.isMaturing ? "yes" : "no"] : []),
  ]);
  return stringify([[...head, ...(matures ? ["Maturing"] : [])].map(plainText), ...rows], {
    record_delimiter: "windows",
  });
}
