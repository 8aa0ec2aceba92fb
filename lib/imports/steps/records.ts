import { Readable } from "node:stream";
import { CsvError, type Options, parse } from "csv-parse";
import { parse as parseText } from "csv-parse/sync";
import { numberText } from "@/lib/format";
import { refuse } from "@/lib/operations/outcome";
import type { Delimiter } from "../schema/mapping";

/** A longer record means that a quote was opened and never closed, or that somebody means harm. */
const MOST_CHARACTERS = 1_000_000;
/** Of longer ones csv-parse is to say whether they are too long: it counts bytes, of which one has up to four. */
const LONG = MOST_CHARACTERS / 4;

/** A record of the file; `row` is its number in a spreadsheet. */
export interface FileRecord {
  row: number;
  cells: string[];
  /** How many lines of the file a quote that is not closed took into it. */
  linesTaken: number;
}

/** A file that programs added to has both; a CR among LFs is a part of its cell. */
const LINE_ENDS = ["\r\n", "\n"];

/** How lines end in a file that begins with this text. */
export function lineEndsOf(head: string): string[] {
  return head.includes("\n") ? LINE_ENDS : ["\r"];
}

export function optionsFor(delimiter: Delimiter, lineEnds: string[] = LINE_ENDS): Options {
  return {
    delimiter,
    record_delimiter: lineEnds,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MOST_CHARACTERS,
  };
}

interface Scanned {
  cells: string[];
  /** Where the next record begins. */
  next: number;
}

/** The record at a place of a text; null where it ends beyond the text, or is not written as it should be. */
type RecordAt = (text: string, at: number, isWhole: boolean) => Scanned | null;

/**
 * Reads records that are written as they should be, many times as fast as csv-parse: quotes stand around a
 * whole cell, and two within it are one.
 */
function scannerOf(delimiter: Delimiter, lineEnds: readonly string[]): RecordAt {
  const end = lineEnds.at(-1) ?? "\n";
  const isLf = end === "\n";
  const cell = new RegExp(
    `(?:"([^"]*(?:""[^"]*)*)"|([^"${delimiter}${end}]*))([${delimiter}]|${lineEnds.join("|")}|$)`,
    "y",
  );

  function quoted(text: string, start: number, isWhole: boolean): Scanned | null {
    const cells: string[] = [];
    cell.lastIndex = start;
    for (let found = cell.exec(text); found; found = cell.exec(text)) {
      const [, inQuotes, plain = "", mark] = found;
      if (mark === "" && !isWhole) return null;
      const isBeforeLf = mark === "\n" && inQuotes === undefined && plain.endsWith("\r");
      cells.push(inQuotes?.replaceAll('""', '"') ?? (isBeforeLf ? plain.slice(0, -1) : plain));
      if (mark !== delimiter) return { cells, next: cell.lastIndex };
    }
    return null;
  }

  return (text, at, isWhole) => {
    const found = text.indexOf(end, at);
    if (found < 0 && !isWhole) return null;
    const to = found < 0 ? text.length : found;
    const isPair = isLf && found > at && text[found - 1] === "\r";
    const line = text.slice(at, isPair ? to - 1 : to);
    if (line.includes('"')) return quoted(text, at, isWhole);
    return { cells: line.split(delimiter), next: to + 1 };
  };
}

/**
 * Records of a file in the order in which they stand there, some at a time; empty lines are none. From the
 * first one on that is not written as it should be, csv-parse tells them apart.
 */
export async function* recordsOf(
  text: AsyncIterable<string>,
  delimiter: Delimiter,
  lineEnds: readonly string[],
): AsyncGenerator<FileRecord[]> {
  const recordAt = scannerOf(delimiter, lineEnds);
  const pieces = text[Symbol.asyncIterator]();
  let row = 0;
  let rest = "";
  try {
    for (let isWhole = false; !isWhole; ) {
      const piece = await pieces.next();
      isWhole = piece.done === true;
      if (!isWhole)
        rest += row === 0 && rest === "" ? piece.value.replace(/^\uFEFF/, "") : piece.value;
      const records: FileRecord[] = [];
      let at = 0;
      while (at < rest.length) {
        const found = recordAt(rest, at, isWhole);
        if (!found || found.next - at > LONG) break;
        row += 1;
        const isEmpty = found.cells.length === 1 && found.cells[0] === "" && rest[at] !== '"';
        if (!isEmpty) records.push({ row, cells: found.cells, linesTaken: 0 });
        at = found.next;
      }
      rest = rest.slice(at);
      if (records.length > 0) yield records;
      if (rest.length > LONG || (isWhole && rest !== "")) {
        yield* parsedRecords(rest, pieces, row, delimiter, [...lineEnds]);
        return;
      }
    }
  } finally {
    await pieces.return?.();
  }
}

/** A record as csv-parse tells it, and its text as it stands in the file. */
interface Parsed {
  record: string[];
  raw: string;
}

/** Records of the text that begins with `first`, after so many rows of the file. */
async function* parsedRecords(
  first: string,
  pieces: AsyncIterator<string>,
  rowsBefore: number,
  delimiter: Delimiter,
  lineEnds: string[],
): AsyncGenerator<FileRecord[]> {
  async function* all(): AsyncGenerator<string> {
    yield first;
    for (let piece = await pieces.next(); !piece.done; piece = await pieces.next())
      yield piece.value;
  }
  const text = Readable.from(all());
  const parser = parse({
    ...optionsFor(delimiter, lineEnds),
    raw: true,
    // Spreadsheets leave them behind by the million, and a record of each would take minutes.
    skip_empty_lines: true,
  });
  text.on("error", (error) => parser.destroy(error));
  parser.on("close", () => text.destroy());
  let row = rowsBefore;
  try {
    for await (const parsed of text.pipe(parser) as AsyncIterable<Parsed>) {
      row += 1 + emptyLinesBefore(parsed);
      yield [{ row, cells: parsed.record, linesTaken: linesTakenIn(parsed, delimiter) }];
    }
  } catch (error) {
    if (error instanceof CsvError) explain(error, rowsBefore);
    throw error;
  } finally {
    parser.destroy();
  }
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

function explain(error: CsvError, rowsBefore: number): never {
  const row = rowsBefore + Number(error.records) + Number(error.empty_lines) + 1;
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
