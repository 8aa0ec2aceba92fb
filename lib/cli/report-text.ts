import { isoDayText } from "@/lib/engine/locale";
import { formatMoney } from "@/lib/engine/money";
import { fixedText, numberText, periodText, roundedText } from "@/lib/format";
import {
  isWords,
  type ReportCell,
  type ReportColumn,
  type ReportPeriod,
  type ReportResult,
  type ReportTable,
} from "@/lib/reports/schema";
import { changeWords } from "@/lib/reports/schema/format";

function percent(share: number): string {
  return (share * 100).toFixed(2);
}

function rateText({ value, k, n, low, high }: ReportCell): string {
  const bounds =
    low === null || low === undefined || high === null || high === undefined
      ? ""
      : ` (${percent(low)}–${percent(high)})`;
  const of = k !== undefined && n !== undefined ? `, ${numberText(k)} of ${numberText(n)}` : "";
  return `${percent(Number(value))} %${bounds}${of}`;
}

function paceText({ value, low, high }: ReportCell): string {
  const pace = roundedText(Number(value), 1);
  return typeof low === "number" && typeof high === "number"
    ? `${pace} (${roundedText(low, 1)}–${roundedText(high, 1)})`
    : pace;
}

function cellText({ kind }: ReportColumn, cell: ReportCell | undefined, currency: string): string {
  const value = cell?.value ?? null;
  if (cell === undefined || value === null) return cell?.none ?? "–";
  if (typeof value === "string") {
    return kind === "period" ? periodText(value) : value === "" ? "(unknown)" : value;
  }
  switch (kind) {
    case "rate":
      return rateText(cell);
    case "ratio":
      return `${percent(value)} %`;
    case "money":
      return formatMoney(value, currency);
    case "pace":
      return paceText(cell);
    case "credit":
      return fixedText(value, 2);
    case "days":
      return `${roundedText(value, 1)} d`;
    case "number":
      return roundedText(value, 1);
    case "minutes":
    case "businessMinutes":
      return `${roundedText(value, 0)} min`;
    default:
      return roundedText(value, 2);
  }
}

/** ", up 12 from 30", after a figure that was compared. */
function changeText(
  { kind }: ReportColumn,
  cell: ReportCell | undefined,
  currency: string,
): string {
  if (!cell?.change) return "";
  const { by, before, verdict } = changeWords(cell.change, kind, currency);
  const words = [[by, before].filter(Boolean).join(" "), verdict].filter(Boolean);
  return `, ${words.join(", ")}`;
}

function tableText(table: ReportTable, currency: string): string {
  if (table.rows.length === 0) return `${table.title}\n${table.empty ?? "Nothing."}`;
  const lines = [
    table.columns.map(({ label }) => label),
    ...table.rows.map((row) =>
      table.columns.map((column, i) => {
        const cell = row.cells[column.key];
        const text = cellText(column, cell, currency) + changeText(column, cell, currency);
        return i === 0 && row.isMaturing ? `${text} (maturing)` : text;
      }),
    ),
  ];
  const widths = table.columns.map((_, i) =>
    Math.max(...lines.map((line) => (line[i] ?? "").length)),
  );
  const text = lines.map((line) =>
    line
      .map((cell, i) =>
        isWords(table.columns[i]?.kind ?? "text")
          ? cell.padEnd(widths[i] ?? 0)
          : cell.padStart(widths[i] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  return [table.title, ...text].join("\n");
}

/** A report as aligned text. */
export function reportText(result: ReportResult): string {
  const { title, period, compared, definition, tables, notes, currency } = result;
  const days = ({ fromDay, toDay }: ReportPeriod) =>
    `${isoDayText(fromDay)} to ${isoDayText(toDay)}`;
  return [
    `${title}, ${days(period)}${compared ? `, compared with ${days(compared)}` : ""}`,
    definition,
    ...tables.map((table) => tableText(table, currency)),
    ...notes,
  ].join("\n\n");
}
