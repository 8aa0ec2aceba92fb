import { currencyExponent, type DecimalMark } from "@/lib/engine/money";
import { ColumnEvidence } from "./evidence";
import { openMarkIn } from "./numbers";
import type { Reading, Source } from "./reading";
import { type CsvFormat, openTable } from "./table";

// How dates and decimals of a column are written, where its first rows leave it open.

/** Looks through the whole file until every column that is in doubt has shown how it is written. */
export async function settle(
  file: string,
  format: CsvFormat,
  doubtful: readonly { index: number }[],
): Promise<Map<number, ColumnEvidence>> {
  const evidence = new Map(doubtful.map(({ index }) => [index, new ColumnEvidence()]));
  const open = new Set(evidence.keys());
  if (open.size === 0) return evidence;
  const table = await openTable(file, format);
  for await (const rows of table.rows) {
    for (const { cells, problem } of rows) {
      if (problem !== null) continue;
      for (const index of open) {
        const value = cells[index]?.trim();
        if (!value) continue;
        const column = evidence.get(index);
        column?.addWritten(value);
        if (column?.dateOrder || column?.decimalMark) open.delete(index);
      }
      if (open.size === 0) return evidence;
    }
  }
  return evidence;
}

/**
 * The decimal mark of a column that leaves it open. Nobody counts in thousandths, and few currencies
 * have them: there a mark before three digits groups.
 */
export function guessMark(type: Source["type"], openNumber: string, currency: string): DecimalMark {
  const isWhole = type === "count" || (type === "money" && currencyExponent(currency) < 3);
  return isWhole && openMarkIn(openNumber) === "." ? "," : ".";
}

export function markNote(header: string, openNumber: string, mark: DecimalMark): string {
  const place = openMarkIn(openNumber) === mark ? "before decimals" : "between thousands";
  return `Numbers like ${openNumber} in “${header}” can be read in two ways; their mark is taken to stand ${place}. Choose how decimals are written if that is wrong.`;
}

interface OpenSource extends Source {
  index: number;
}

/** The columns whose decimal mark nothing has shown yet. */
export function openSources({ sources }: Reading): OpenSource[] {
  return sources.filter(
    (source): source is OpenSource => source.mark === null && source.index !== null,
  );
}

/** Whether one of these columns has a number here that is read by its mark. */
export function asksForMark(open: readonly OpenSource[], cells: readonly string[]): boolean {
  return open.some(({ index }) => /\d[.,]|[.,]\d/.test(cells[index] ?? ""));
}

/** The sources of a reading with every decimal mark settled, and what of that is not certain. */
export async function settleMarks(
  file: string,
  reading: Reading,
  currency: string,
): Promise<{ sources: Source[]; notes: string[] }> {
  const settled = await settle(file, reading.format, openSources(reading));
  const notes: string[] = [];
  const sources = reading.sources.map((source): Source => {
    if (source.mark !== null || source.index === null) return source;
    const { decimalMark = null, openNumber = null } = settled.get(source.index) ?? {};
    if (decimalMark !== null || openNumber === null) {
      return { ...source, mark: decimalMark ?? "." };
    }
    const mark = guessMark(source.type, openNumber, currency);
    if (source.type !== "count") notes.push(markNote(source.label, openNumber, mark));
    return { ...source, mark };
  });
  return { sources, notes };
}
