import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { log } from "@/lib/operations/log";
import { type Outcome, Refusal, unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { getImportProgress } from "../queries/imports";
import { getReadingContext } from "../queries/planning";
import type { ImportCounts, ImportView } from "../schema";
import type { Mapping } from "../schema/mapping";
import { type Batch, batchesOf } from "../steps/batches";
import { prepareReading } from "../steps/reading";
import { BATCH_COMMANDS } from "./batches";
import { beginImport, finishImport } from "./imports";

export interface ImportJob {
  /** Of the import that was created for the file. */
  id: string;
  file: string;
  mapping: Mapping;
  actor: Actor;
  onProgress?: (view: ImportView) => void;
}

export interface ImportResult {
  view: ImportView;
  notes: string[];
}

/** Thrown inside a run when somebody stopped it. */
class Stopped extends Error {}

const OUR_FAULT = "Something went wrong on our side with this row. Import it again later.";

/**
 * Brings a batch in. One that is refused as a whole is halved until the rows that are to blame
 * stand alone: the others are taken. Gives how many rows failed by our own fault.
 */
async function bring(job: ImportJob, batch: Batch): Promise<number> {
  const { id, mapping, actor } = job;
  const outcome: Outcome<ImportCounts> = await execute(BATCH_COMMANDS[mapping.kind], actor, {
    importId: id,
    rows: batch.rows,
    problems: batch.unread,
    readBytes: batch.readBytes,
  });
  if (outcome.ok) return 0;
  if ((await progressOf(job)).state !== "running") throw new Stopped();
  const [first] = batch.rows;
  if (!first) throw new Refusal(outcome.code, outcome.message);
  if (batch.rows.length > 1) {
    const half = Math.ceil(batch.rows.length / 2);
    const before = await bring(job, { ...batch, rows: batch.rows.slice(0, half) });
    return before + (await bring(job, { ...batch, rows: batch.rows.slice(half), unread: [] }));
  }
  const isOurs = outcome.code === "failed";
  const problem = isOurs ? OUR_FAULT : outcome.message;
  const { row, cells } = first;
  await bring(job, { ...batch, rows: [], unread: [...batch.unread, { row, cells, problem }] });
  return isOurs ? 1 : 0;
}

async function progressOf({ id, actor }: ImportJob): Promise<ImportView> {
  return unwrap(await ask(getImportProgress, actor, { id }));
}

async function runBatches(job: ImportJob): Promise<string[]> {
  const { id, file, mapping, actor, onProgress } = job;
  const context = unwrap(await ask(getReadingContext, actor, {}));
  const reading = await prepareReading(file, mapping, context);
  const { header, newAttributes: attributes } = reading;
  unwrap(await execute(beginImport, actor, { id, mapping, header, attributes }));
  for await (const batch of batchesOf(file, mapping.kind, reading, context)) {
    const ours = await bring(job, batch);
    if (ours > 0 && ours === batch.rows.length) throw new Error("Every row of a batch failed");
    if (onProgress) onProgress(await progressOf(job));
  }
  return reading.notes;
}

/**
 * Imports a file: settles how to read it, then batch after batch. Whatever happens, the import's
 * row says how it ended; what was brought in before stays.
 */
export async function runImport(job: ImportJob): Promise<ImportResult> {
  const { id, actor } = job;
  let notes: string[] = [];
  let message: string | undefined;
  try {
    notes = await runBatches(job);
  } catch (error) {
    if (error instanceof Stopped) return { view: await progressOf(job), notes };
    if (error instanceof Refusal && error.code !== "failed") message = error.message;
    else {
      log.error({ import: id, err: error }, "import failed");
      message =
        "Something went wrong on our side. What was brought in stays; import the file again.";
    }
  }
  const finished = await execute(finishImport, actor, { id, ...(message ? { message } : {}) });
  // Somebody stopped it at the last moment: then that is how it ended.
  if (!finished.ok && finished.code !== "conflict") unwrap(finished);
  return { view: await progressOf(job), notes };
}
