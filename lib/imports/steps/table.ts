import { parse as parseText } from "csv-parse/sync";
import { refuse } from "@/lib/operations/outcome";
import { DELIMITERS, type Delimiter, type Encoding } from "../schema/mapping";
import { detectEncoding, headOf, textOf } from "./file";
import { type FileRecord, lineEndsOf, optionsFor, recordsOf } from "./records";

const RECORDS_TO_JUDGE = 100;

export interface CsvFormat {
  encoding: Encoding;
  delimiter: Delimiter;
}

/** A row of the file; `row` is its number in a spreadsheet, the header being row 1. */
export interface TableRow {
  row: number;
  cells: string[];
  isRepaired: boolean;
  /** Why its cells cannot be told apart. */
  problem: string | null;
}

export interface Table {
  header: string[];
  /** Some at a time. */
  rows: AsyncGenerator<TableRow[]>;
  /** How far the file was read. */
  readBytes(): number;
}

function isSeparatorLine(cells: readonly string[]): boolean {
  return /^sep=.?$/i.test(cells[0] ?? "");
}

/** The delimiter by which the first rows fall into the most, and the most even, columns. */
function detectDelimiter(text: string): Delimiter {
  let best: Delimiter = ",";
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    let records: string[][];
    try {
      records = parseText(text, {
        ...optionsFor(delimiter, lineEndsOf(text)),
        to: RECORDS_TO_JUDGE,
      }) as string[][];
    } catch {
      continue;
    }
    const [first, ...rest] = records.filter((cells) => !isSeparatorLine(cells));
    const width = first?.length ?? 0;
    if (width < 2) continue;
    const even = rest.filter((cells) => cells.length === width).length;
    const score = width * (rest.length === 0 ? 1 : even / rest.length);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

export async function detectFormat(
  file: string,
  given: { encoding?: Encoding | undefined; delimiter?: Delimiter | undefined } = {},
): Promise<CsvFormat> {
  const encoding = given.encoding ?? (await detectEncoding(file));
  return {
    encoding,
    delimiter: given.delimiter ?? detectDelimiter(await headOf(file, encoding)),
  };
}

/** Headings without blanks and doubles, so that each names one column, in whatever case. */
function cleanHeader(cells: readonly string[]): string[] {
  const seen = new Set<string>();
  const times = new Map<string, number>();
  return cells.map((cell, i) => {
    const name = cell.trim().replace(/\s+/g, " ") || `Column ${i + 1}`;
    const folded = name.toLowerCase();
    let unique = name;
    while (seen.has(unique.toLowerCase())) {
      const time = (times.get(folded) ?? 1) + 1;
      times.set(folded, time);
      unique = `${name} (${time})`;
    }
    seen.add(unique.toLowerCase());
    return unique;
  });
}

/** The cells of a row that a spreadsheet wrapped whole in quotes; null when it is not one. */
function unwrap(cell: string, delimiter: Delimiter, width: number): string[] | null {
  if (!cell.includes(delimiter)) return null;
  try {
    const [cells, ...more] = parseText(cell, optionsFor(delimiter)) as string[][];
    return cells?.length === width && more.length === 0 ? cells : null;
  } catch {
    return null;
  }
}

function holdsNul(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.includes("\u0000"));
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

function rowOf(record: FileRecord, width: number, delimiter: Delimiter): TableRow {
  const { row, cells, linesTaken: lines } = record;
  const plain = (problem: string | null): TableRow => ({ row, cells, isRepaired: false, problem });
  if (holdsNul(cells)) {
    // The row is kept for the error file, and not every database stores that character.
    const shown = cells.map((cell) => cell.replaceAll("\u0000", "\uFFFD"));
    const problem = "It holds a character that no text can hold (NUL). Remove it.";
    return { row, cells: shown, isRepaired: false, problem };
  }
  if (lines > 0) {
    const taken = lines === 1 ? "the line after it" : `the ${lines} lines after it`;
    return plain(
      `A quote opens in this row and is not closed, so it took in ${taken}. Close or remove the quote in the file, and import it again.`,
    );
  }
  if (cells.length === width) return plain(null);
  if (cells.length > width && isBlank(cells.slice(width))) {
    return { row, cells: cells.slice(0, width), isRepaired: false, problem: null };
  }
  const repaired = cells.length === 1 ? unwrap(cells[0] ?? "", delimiter, width) : null;
  if (repaired) return { row, cells: repaired, isRepaired: true, problem: null };
  return plain(
    `It has ${cells.length} cells where the header has ${width}. ${cells.length < width ? "Add what is missing." : "Put a cell that holds the delimiter in quotes."}`,
  );
}

/** Opens a CSV file and reads its header; rows follow some at a time, however large it is. */
export async function openTable(file: string, { encoding, delimiter }: CsvFormat): Promise<Table> {
  let readBytes = 0;
  const text = textOf(file, encoding, (read) => {
    readBytes = read;
  });
  const records = recordsOf(text, delimiter, lineEndsOf(await headOf(file, encoding)));
  let waiting: FileRecord[] = [];

  async function first(): Promise<FileRecord | undefined> {
    while (waiting.length === 0) {
      const found = await records.next();
      if (found.done) return undefined;
      waiting = found.value;
    }
    return waiting.shift();
  }

  let head = await first();
  if (head && isSeparatorLine(head.cells)) head = await first();
  if (!head || isBlank(head.cells)) {
    await records.return(undefined);
    refuse("invalid", "The file has no header: its first row must name the columns.");
  }
  if (holdsNul(head.cells)) {
    await records.return(undefined);
    refuse(
      "invalid",
      "The row that names the columns holds a character that no text can hold (NUL). Export the data anew.",
    );
  }
  const header = cleanHeader(head.cells);
  // A spreadsheet leaves rows of nothing behind: they are no data.
  const rowsOf = (found: readonly FileRecord[]) =>
    found.flatMap((record) =>
      isBlank(record.cells) ? [] : [rowOf(record, header.length, delimiter)],
    );

  async function* rows(): AsyncGenerator<TableRow[]> {
    try {
      yield rowsOf(waiting);
      for await (const found of records) yield rowsOf(found);
    } finally {
      await records.return(undefined);
    }
  }
  return { header, rows: rows(), readBytes: () => readBytes };
}
