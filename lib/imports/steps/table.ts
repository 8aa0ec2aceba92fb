import { Readable } from "node:stream";
import { CsvError, type Options, parse } from "csv-parse";
import { parse as parseText } from "csv-parse/sync";
import { numberText } from "@/lib/format";
import { refuse } from "@/lib/operations/outcome";
import { DELIMITERS, type Delimiter, type Encoding } from "../schema/mapping";
import { detectEncoding, headOf, textOf } from "./file";

/** A longer record means that a quote was opened and never closed, or that somebody means harm. */
const MOST_CHARACTERS = 1_000_000;
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

/** A record of the file, and its text as it stands there. */
interface Parsed {
  record: string[];
  raw: string;
}

export interface Table {
  header: string[];
  rows: AsyncGenerator<TableRow>;
  /** How far the file was read. */
  readBytes(): number;
}

/** A file that programs added to has both; a CR among LFs is a part of its cell. */
const LINE_ENDS = ["\r\n", "\n"];

/** How lines end in a file that begins with this text. */
function lineEndsOf(head: string): string[] {
  return head.includes("\n") ? LINE_ENDS : ["\r"];
}

function optionsFor(delimiter: Delimiter, lineEnds: string[] = LINE_ENDS): Options {
  return {
    delimiter,
    record_delimiter: lineEnds,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MOST_CHARACTERS,
  };
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

function rowOf(row: number, parsed: Parsed, width: number, delimiter: Delimiter): TableRow {
  const { record: cells } = parsed;
  const plain = (problem: string | null): TableRow => ({ row, cells, isRepaired: false, problem });
  if (holdsNul(cells)) {
    // The row is kept for the error file, and not every database stores that character.
    const shown = cells.map((cell) => cell.replaceAll("\u0000", "\uFFFD"));
    const problem = "It holds a character that no text can hold (NUL). Remove it.";
    return { row, cells: shown, isRepaired: false, problem };
  }
  const lines = linesTakenIn(parsed, delimiter);
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

/** How many empty lines were passed over before a row: its text begins with them, a character each. */
function emptyLinesBefore({ raw }: Parsed): number {
  const lines = raw.search(/[^\r\n]/);
  // What ends a row that is nothing else is none of them.
  return lines < 0 ? Math.max(0, raw.length - 1) : lines;
}

/**
 * How many lines of the file a quote that is not closed took into its row; 0 where none did. Only a cell
 * that holds its own opening quote can be one.
 */
function linesTakenIn({ record, raw }: Parsed, delimiter: Delimiter): number {
  if (!record.some((cell) => cell.startsWith('"') && cell.includes("\n"))) return 0;
  try {
    // Of a CRLF that ends a line the text of a row has the CR alone.
    parseText(raw, { ...optionsFor(delimiter, [...LINE_ENDS, "\r"]), relax_quotes: false });
    return 0;
  } catch {
    // The empty lines before a row are a part of its text.
    return raw.trim().split("\n").length - 1;
  }
}

function explain(error: CsvError): never {
  const row = Number(error.records) + Number(error.empty_lines) + 1;
  if (error.code === "CSV_MAX_RECORD_SIZE") {
    refuse(
      "invalid",
      `Row ${row} is longer than ${numberText(MOST_CHARACTERS)} characters, as when a quote in it is never closed. Correct the file there and import it again.`,
    );
  }
  if (error.code === "CSV_QUOTE_NOT_CLOSED") {
    refuse(
      "invalid",
      `A quote that opens in row ${row} is never closed, so the rows after it cannot be told apart. Correct the file there and import it again.`,
    );
  }
  refuse("invalid", `The file is not readable as CSV in row ${row}: ${error.message}`);
}

/** Opens a CSV file and reads its header; rows follow one by one, however large it is. */
export async function openTable(file: string, { encoding, delimiter }: CsvFormat): Promise<Table> {
  let readBytes = 0;
  const text = Readable.from(
    textOf(file, encoding, (read) => {
      readBytes = read;
    }),
  );
  const lineEnds = lineEndsOf(await headOf(file, encoding));
  const parser = parse({
    ...optionsFor(delimiter, lineEnds),
    raw: true,
    // Spreadsheets leave them behind by the million, and a record of each would take minutes.
    skip_empty_lines: true,
  });
  text.on("error", (error) => parser.destroy(error));
  parser.on("close", () => text.destroy());
  const records = (text.pipe(parser) as AsyncIterable<Parsed>)[Symbol.asyncIterator]();

  let row = 0;
  async function next(): Promise<Parsed | null> {
    try {
      const found = await records.next();
      if (found.done) return null;
      row += 1 + emptyLinesBefore(found.value);
      return found.value;
    } catch (error) {
      if (error instanceof CsvError) explain(error);
      throw error;
    }
  }

  let first = await next();
  if (first && isSeparatorLine(first.record)) first = await next();
  if (!first || isBlank(first.record)) {
    parser.destroy();
    refuse("invalid", "The file has no header: its first row must name the columns.");
  }
  if (holdsNul(first.record)) {
    parser.destroy();
    refuse(
      "invalid",
      "The row that names the columns holds a character that no text can hold (NUL). Export the data anew.",
    );
  }
  const header = cleanHeader(first.record);

  async function* rows(): AsyncGenerator<TableRow> {
    try {
      for (let parsed = await next(); parsed !== null; parsed = await next()) {
        // A spreadsheet leaves rows of nothing behind: they are no data.
        if (!isBlank(parsed.record)) yield rowOf(row, parsed, header.length, delimiter);
      }
    } finally {
      parser.destroy();
    }
  }
  return { header, rows: rows(), readBytes: () => readBytes };
}
