import { stringify } from "csv-stringify/sync";
import { minorToDecimal } from "@/lib/engine/money";
import { t } from "@/lib/language";
import type { ReportCell, ReportColumn, ReportResult } from "../schema";
import { VERDICT_WORDS } from "../schema/format";
import { isComparedColumn } from "./comparison";

/** A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function plainText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** Columns whose cells carry an interval. */
const WITH_INTERVAL = new Set<ReportColumn["kind"]>(["rate", "pace"]);

type Currency = Pick<ReportResult, "currency">["currency"];

function headsOf(column: ReportColumn, currency: Currency, isCompared: boolean): string[] {
  const { label, kind } = column;
  const isBounded = WITH_INTERVAL.has(kind);
  const hasInterval = isBounded || column.hasInterval === true;
  const unit = kind === "money" ? ` (${currency})` : "";
  const own = [
    `${label}${unit}`,
    ...(hasInterval ? [`${label} low${unit}`, `${label} high${unit}`] : []),
  ];
  if (!isCompared || !isComparedColumn(column)) return own;
  return [
    ...own,
    `${label} before${unit}`,
    `${label} change${unit}`,
    ...(isBounded ? [`${label} change low`, `${label} change high`, `${label} change is`] : []),
  ];
}

function numberText(value: number | null | undefined): string {
  if (value === null || value === undefined) return "";
  return Number.isInteger(value) ? String(value) : String(Number(value.toFixed(6)));
}

function textsOf(
  column: ReportColumn,
  cell: ReportCell | undefined,
  currency: Currency,
  isCompared: boolean,
): string[] {
  const { kind } = column;
  const amountText = (value: ReportCell["value"] | undefined) => {
    if (typeof value === "string") return plainText(value);
    if (kind !== "money") return numberText(value);
    return value === null || value === undefined ? "" : minorToDecimal(value, currency);
  };
  const isBounded = WITH_INTERVAL.has(kind);
  const hasInterval = isBounded || column.hasInterval === true;
  const own = [
    amountText(cell?.value),
    ...(hasInterval ? [cell?.low, cell?.high].map(amountText) : []),
  ];
  if (!isCompared || !isComparedColumn(column)) return own;
  const { before, by, low, high, verdict } = cell?.change ?? {};
  return [
    ...own,
    amountText(before?.value),
    amountText(by),
    ...(isBounded
      ? [numberText(low), numberText(high), verdict ? VERDICT_WORDS[verdict] : ""]
      : []),
  ];
}

/** One table of a report as CSV, the first if none is named; shares are 0..1. Null = no such table. */
export function toCsv(result: ReportResult, tableId?: string): string | null {
  const table = result.tables.find((one) => tableId === undefined || one.id === tableId);
  if (!table) return null;
  const { currency } = result;
  const isCompared = result.compared !== null && table.isCompared !== false;
  const matures = table.rows.some((row) => row.isMaturing !== undefined);
  const head = table.columns.flatMap((column) => headsOf(column, currency, isCompared));
  const rows = table.rows.map((row) => [
    ...table.columns.flatMap((column) =>
      textsOf(column, row.cells[column.key], currency, isCompared),
    ),
    ...(matures ? [row.isMaturing === undefined ? "" : row.isMaturing ? "yes" : "no"] : []),
  ]);
  return stringify([[...head, ...(matures ? [t("Maturing")] : [])].map(plainText), ...rows], {
    record_delimiter: "windows",
  });
}
