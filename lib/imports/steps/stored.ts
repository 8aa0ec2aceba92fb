import { z } from "zod";
import { saidAgain } from "@/lib/engine/said-again";
import type { ImportState, ImportView } from "../schema";
import { mappingSchema } from "../schema/mapping";
import type { ImportRow } from "../store/imports";
import { isAtHand } from "./queue";

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

/** Whether there is something left to bring in, and nobody at it. */
export function mayContinue(row: ImportRow, now: number): boolean {
  return row.state === "failed" || row.state === "cancelled" || isSilent(row, now);
}

/** Whether it can be taken back, or what an earlier undo left. */
export function mayUndo({ state, keepsChanges, forgottenAt, counts, undo }: ImportRow): boolean {
  if (!keepsChanges || forgottenAt !== null || counts.created + counts.updated === 0) return false;
  if (state === "undone") return (undo?.kept ?? 0) > 0;
  return state === "done" || state === "failed" || state === "cancelled";
}

/** An import as people see it. One that fell silent failed, whether or not that was written down. */
export function viewOf(row: ImportRow, now: number): ImportView {
  const silent = isSilent(row, now);
  const state: ImportState = silent ? "failed" : row.state;
  const isStill = state === "uploaded" || state === "failed" || state === "cancelled";
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.fileName,
    fileBytes: row.fileBytes,
    readBytes: row.readBytes,
    // Until its first batch, or the next one after a stop, it looks as it did before.
    state: isStill && isAtHand(row.id) ? "queued" : state,
    counts: row.counts,
    message: silent ? saidAgain(interruptedMessage(row)) : row.message && saidAgain(row.message),
    createdByName: row.createdByName,
    createdAt: row.createdAt,
    undo: row.undo,
    finishedAt: silent ? row.progressAt : row.finishedAt,
  };
}
