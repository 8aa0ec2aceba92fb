import { isWords, type ReportResult } from "@/lib/reports/schema";
import { formatCell } from "@/lib/reports/schema/format";
import { reportTexts } from "./report-texts";

/** More of them at once nobody keeps in mind. */
const MOST_FIGURES = 4;

/** What a report shows once its settings were changed, for those who hear it: its days and main figures. */
export function spokenReport({ period, tables, currency }: ReportResult): string {
  const days = reportTexts.days(period.fromDay, period.toDay);
  const table = tables.find(({ rows }) => rows.length > 0);
  const row = table?.rows.find(({ isTotal }) => isTotal) ?? table?.rows[0];
  if (!table || !row) return [days, tables[0]?.empty].filter(Boolean).join(". ");
  const [name, ...columns] = table.columns;
  const figures = columns
    .filter(({ kind }) => !isWords(kind))
    .slice(0, MOST_FIGURES)
    .map(({ key, label, kind }) => `${label} ${formatCell(row.cells[key], kind, currency)}`);
  const whose = name ? formatCell(row.cells[name.key], name.kind, currency) : "";
  return `${days}. ${table.title}, ${whose}: ${figures.join(", ")}.`;
}
