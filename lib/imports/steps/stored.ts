import { z } from "zod";
import type { ImportState, ImportView } from "../schema";
import { mappingSchema } from "../schema/mapping";
import type { ImportRow } from "../store/imports";
import { isQueued } from "./queue";

/** Batches follow each other within seconds: after this long nobody is at it any more. */
export const SILENT_MS = 60_000;

const storedSchema = z.object({ mapping: mappingSchema, header: z.array(z.string()) });
export type StoredMapping = z.output<typeof storedSchema>;

/** The mapping and header that an import was run by; null before that. */
export function storedMapping(row: Pick<ImportRow, "mapping">): StoredMapping | null {
  const parsed = storedSchema.safeParse(row.mapping);
  return parsed.success ? parsed.data : null;
}

export function interruptedMessage(row: Pick<ImportRow, "counts">): string {
  return `The import was interrupted after row ${row.counts.rows}. Importing the same file again continues safely: what is there already is not brought in twice.`;
}

export function isSilent(row: ImportRow, now: number): boolean {
  return row.state === "running" && (row.progressAt ?? row.createdAt) < now - SILENT_MS;
}

/** An import as people see it. One that fell silent failed, whether or not that was written down. */
export function viewOf(row: ImportRow, now: number): ImportView {
  const silent = isSilent(row, now);
  const state: ImportState = silent ? "failed" : row.state;
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.fileName,
    fileBytes: row.fileBytes,
    readBytes: row.readBytes,
    state: state === "uploaded" && isQueued(row.id) ? "queued" : state,
    counts: row.counts,
    message: silent ? interruptedMessage(row) : row.message,
    createdByName: row.createdByName,
    createdAt: row.createdAt,
    finishedAt: silent ? row.progressAt : row.finishedAt,
  };
}
