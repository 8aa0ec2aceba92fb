import { Readable } from "node:stream";
import { CsvError, type Options, parse } from "csv-parse";
import { parse as parseText } from "csv-parse/sync";
import { numberText } from "@/lib/format";
import { refuse } from "@/lib/operations/outcome";
import type { Delimiter } from "../schema/mapping";

/** A longer record means that a quote was opened and never closed, or that somebody means harm. */
const MOST_CHARACTERS = 1_000_000;
/** So many are told at once. */
const TOGETHER = 250;

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

/** A record as csv-parse tells it, and its text as it stands in the file. */
interface Parsed {
  record: string[];
  raw: string;
}

/** Records of a file in the order in which they stand there, some at a time; empty lines are none. */
export async function* recordsOf(
  text: AsyncIterable<string>,
  delimiter: Delimiter,
  lineEnds: readonly string[],
): AsyncGenerator<FileRecord[]> {
  const source = Readable.from(text);
  const parser = parse({
    ...optionsFor(delimiter, [...lineEnds]),
    raw: true,
    // Spreadsheets leave them behind by the million, and a record of each would take minutes.
    skip_empty_lines: true,
  });
  source.on("error", (error) => parser.destroy(error));
  parser.on("close", () => source.destroy());
  let row = 0;
  let records: FileRecord[] = [];
  try {
    for await (const parsed of source.pipe(parser) as AsyncIterable<Parsed>) {
      row += 1 + emptyLinesBefore(parsed);
      const linesTaken = linesTakenIn(parsed, delimiter);
      if (records.push({ row, cells: parsed.record, linesTaken }) < TOGETHER) continue;
      yield records;
      records = [];
    }
    if (records.length > 0) yield records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // What stands before it can be read all the same.
    if (records.length > 0) yield records;
    explain(error);
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
