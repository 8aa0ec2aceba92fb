import { setTimeout as delay, setImmediate as nextTurn } from "node:timers/promises";
import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { log } from "@/lib/operations/log";
import { type Outcome, Refusal, unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { getImportProgress } from "../queries/imports";
import { getReadingContext } from "../queries/planning";
import type { ImportCounts, ImportKind, ImportView } from "../schema";
import type { Mapping } from "../schema/mapping";
import { BATCH_ROWS, cellsOf, MOST_BATCH_ROWS } from "../schema/rows";
import { batchesAhead, startReader } from "../steps/ahead";
import { type Batch, sizeOf } from "../steps/batches";
import { sizeOf as bytesOf } from "../steps/file";
import { prepareReading } from "../steps/reading";
import { BATCH_COMMANDS } from "./batches";
import { beginImport, finishImport, resumeImport } from "./imports";

export interface ImportJob {
  /** Of the import that was created for the file. */
  id: string;
  file: string;
  /** How to read it; null to go on with one that was stopped, as it was begun. */
  mapping: Mapping | null;
  actor: Actor;
  /**
   * Nobody else asks this process anything: the next batch is brought in while the disk writes the one
   * before. In a server others have their turn meanwhile.
   */
  isAlone?: boolean;
  onProgress?: (view: ImportView) => void;
}

export interface ImportResult {
  view: ImportView;
  notes: string[];
}

/** So many batches are written, or wait for the disk, before the next one is sent. */
const MOST_ON_THE_WAY = 3;
/** Between two batches that follow each other. */
const OTHERS_TURN_MS = 2;

/** Thrown inside a run when somebody stopped it. */
class Stopped extends Error {}

const OUR_FAULT = "Something went wrong on our side with this row. Import it again later.";

/** Two batches of one, in the order of the file: what is in is always its first rows. */
function halved(batch: Batch): [Batch, Batch] {
  const middle = batch.rows[Math.ceil(batch.rows.length / 2)]?.row ?? Number.POSITIVE_INFINITY;
  const half = (isIn: (row: number) => boolean): Batch => ({
    ...batch,
    rows: batch.rows.filter(({ row }) => isIn(row)),
    unread: batch.unread.filter(({ row }) => isIn(row)),
  });
  return [half((row) => row < middle), half((row) => row >= middle)];
}

/** A batch on its way in, after `before` rows. */
interface Sent {
  batch: Batch;
  before: number;
  /** The batch before was on its way, too. */
  isAhead: boolean;
  outcome: Promise<Outcome<ImportCounts>>;
}

function send(
  { id, actor }: ImportJob,
  kind: ImportKind,
  batch: Batch,
  before: number,
  isAhead = false,
): Sent {
  const outcome = execute(BATCH_COMMANDS[kind], actor, {
    importId: id,
    rows: batch.rows,
    problems: batch.unread,
    before,
    readBytes: batch.readBytes,
  });
  return { batch, before, isAhead, outcome };
}

/**
 * Sees a batch in. One that is refused as a whole is halved until the rows that are to blame stand
 * alone: the others are taken. Gives how many rows failed by our own fault.
 */
async function seeIn(job: ImportJob, kind: ImportKind, sent: Sent): Promise<number> {
  const { batch, before } = sent;
  const bring = (part: Batch, after: number) => seeIn(job, kind, send(job, kind, part, after));
  const outcome = await sent.outcome;
  if (outcome.ok) return 0;
  const { state, counts } = await progressOf(job);
  if (state !== "running" || counts.rows !== before) throw new Stopped();
  // The batch before was not in yet.
  if (sent.isAhead && outcome.code === "conflict") return bring(batch, before);
  const [first] = batch.rows;
  if (!first) throw new Refusal(outcome.code, outcome.message);
  if (batch.rows.length > 1) {
    const [one, other] = halved(batch);
    const failed = await bring(one, before);
    return failed + (await bring(other, before + sizeOf(one)));
  }
  const isOurs = outcome.code === "failed";
  const problem = isOurs ? OUR_FAULT : outcome.message;
  const unread = [...batch.unread, { row: first.row, cells: cellsOf(first), problem }];
  await bring({ ...batch, rows: [], unread }, before);
  return isOurs ? 1 : 0;
}

async function progressOf({ id, actor }: ImportJob): Promise<ImportView> {
  return unwrap(await ask(getImportProgress, actor, { id }));
}

/** Settles how the file is read, and how many of its rows are in already. */
async function begin({ id, file, mapping, actor }: ImportJob) {
  const context = unwrap(await ask(getReadingContext, actor, {}));
  if (mapping === null) {
    const stored = unwrap(await execute(resumeImport, actor, { id }));
    const reading = await prepareReading(file, stored.mapping, context);
    return { reading, context, done: stored.rows };
  }
  const reading = await prepareReading(file, mapping, context);
  const { header, newAttributes: attributes } = reading;
  unwrap(await execute(beginImport, actor, { id, mapping, header, attributes }));
  return { reading, context, done: 0 };
}

async function runBatches(job: ImportJob): Promise<string[]> {
  const { file, isAlone = false, onProgress } = job;
  const reader = startReader(await bytesOf(file));
  try {
    const { reading, context, done } = await begin(job);
    const { kind } = reading.mapping;
    const notes = new Set(reading.notes);
    const settle = async (sent: Sent) => {
      const ours = await seeIn(job, kind, sent);
      if (ours > 0 && ours === sent.batch.rows.length) {
        throw new Error("Every row of a batch failed");
      }
      if (onProgress) onProgress(await progressOf(job));
    };
    let before = done;
    const onTheWay: Sent[] = [];
    const settleDownTo = async (most: number) => {
      while (onTheWay.length > most) await settle(onTheWay.shift() as Sent);
    };
    const batchRows = isAlone ? MOST_BATCH_ROWS : BATCH_ROWS;
    const toRead = { file, kind, reading, context, done, batchRows };
    for await (const batch of batchesAhead(toRead, reader)) {
      onTheWay.push(send(job, kind, batch, before, onTheWay.length > 0));
      before += sizeOf(batch);
      for (const note of batch.notes) notes.add(note);
      if (isAlone) {
        // It is written before this goes on; other programs that want to write see to it that they then can.
        await nextTurn();
        await delay(OTHERS_TURN_MS);
      }
      await settleDownTo(isAlone ? MOST_ON_THE_WAY : 0);
    }
    await settleDownTo(0);
    return [...notes];
  } finally {
    reader?.stop();
  }
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
    const isElsewhere = error instanceof Refusal && error.code === "conflict";
    if (error instanceof Stopped || isElsewhere) return { view: await progressOf(job), notes };
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
