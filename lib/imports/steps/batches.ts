import { Refusal } from "@/lib/operations/outcome";
import type { ImportKind } from "../schema";
import type { BatchRow } from "../schema/rows";
import { type ConvertContext, converterFor } from "./convert";
import { asksForMark, openSources, settleMarks } from "./in-doubt";
import type { Reading } from "./reading";
import { openTable } from "./table";

export interface UnreadRow {
  row: number;
  cells: string[];
  problem: string;
}

/** Some rows of a file: those that could be read, and those that could not. */
export interface Batch {
  rows: BatchRow<unknown>[];
  unread: UnreadRow[];
  readBytes: number;
  /** What was decided at one of these rows without being certain. */
  notes: string[];
}

/** How many rows of the file. */
export const sizeOf = ({ rows, unread }: Batch) => rows.length + unread.length;

const emptyBatch = (): Batch => ({ rows: [], unread: [], readBytes: 0, notes: [] });

const REPAIRED = "The row was wrapped whole in quotes and was taken apart again.";

/** A file whose first `done` rows are in already. */
export interface FileToRead {
  file: string;
  kind: ImportKind;
  reading: Reading;
  context: ConvertContext;
  done: number;
  /** How many rows a batch has. */
  batchRows: number;
}

/** A file's rows after the first `done` of them, in batches to bring in. Holds one batch at a time. */
export async function* batchesOf({
  file,
  kind,
  reading,
  context,
  done,
  batchRows,
}: FileToRead): AsyncGenerator<Batch> {
  const { options } = reading.mapping;
  const cellContext = {
    ...context,
    timeZone: options.timeZone ?? context.timeZone,
    currency: options.currency ?? context.currency,
  };
  const settled = { sources: reading.sources };
  const convert = converterFor(kind, settled, cellContext);
  let open = openSources(reading);
  const table = await openTable(file, reading.format);
  let batch = emptyBatch();
  let met = 0;
  let refusal: Refusal | null = null;
  try {
    for await (const some of table.rows) {
      for (const { row, cells, isRepaired, problem } of some) {
        if (problem === null && asksForMark(open, cells)) {
          const { sources, notes } = await settleMarks(file, reading, cellContext.currency);
          settled.sources = sources;
          batch.notes.push(...notes);
          open = [];
        }
        const converted = problem === null ? convert(cells) : { problem };
        met += 1;
        // Rows that are in already are read all the same: made ids count how often a content came.
        if (met <= done) continue;
        if (converted.problem !== undefined) {
          batch.unread.push({ row, cells, problem: converted.problem });
        } else {
          const warning = [isRepaired ? REPAIRED : null, converted.warning]
            .filter(Boolean)
            .join(" ");
          batch.rows.push({
            row,
            cells: JSON.stringify(cells),
            data: converted.data,
            ...(warning ? { warning } : {}),
            ...(isRepaired ? { isRepaired } : {}),
          });
        }
        if (sizeOf(batch) < batchRows) continue;
        yield { ...batch, readBytes: table.readBytes() };
        batch = emptyBatch();
      }
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // What came before is taken.
    refusal = error;
  }
  if (sizeOf(batch) > 0) yield { ...batch, readBytes: table.readBytes() };
  if (refusal) throw refusal;
}
