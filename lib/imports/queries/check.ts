import type { Actor } from "@/lib/operations/actor";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { addCounts, type ImportCounts, type ImportProblem, NO_COUNTS } from "../schema";
import type { Mapping } from "../schema/mapping";
import { BATCH_ROWS, cellsOf } from "../schema/rows";
import type { CheckResult } from "../schema/views";
import { batchesAhead, type Reader, startReader } from "../steps/ahead";
import type { Batch } from "../steps/batches";
import { countOutcomes, DEFAULT_IDENTITY, type RowOutcome } from "../steps/bring";
import { sizeOf } from "../steps/file";
import { prepareReading } from "../steps/reading";
import { Seen } from "../steps/seen";
import { getReadingContext, planRows } from "./planning";

const SHOWN_PROBLEMS = 50;

export interface CheckJob {
  file: string;
  mapping: Mapping;
  actor: Actor;
  signal?: AbortSignal;
  onProgress?: (progress: { readBytes: number; fileBytes: number; counts: ImportCounts }) => void;
  /** Hears of every row that would be refused. */
  onProblem?: (problem: ImportProblem, header: string[]) => void;
}

/** Reads a whole file and says what importing it would do; nothing is written. */
export async function checkFile(job: CheckJob): Promise<CheckResult> {
  const reader = startReader(await sizeOf(job.file));
  try {
    return await checkBy(reader, job);
  } finally {
    reader?.stop();
  }
}

async function checkBy(reader: Reader | null, job: CheckJob): Promise<CheckResult> {
  const { file, mapping, actor, signal, onProgress, onProblem } = job;
  const { kind, options } = mapping;
  const context = unwrap(await ask(getReadingContext, actor, {}));
  const reading = await prepareReading(file, mapping, context);
  const identity = [...(options.identity ?? DEFAULT_IDENTITY)];
  const seen = new Seen(kind);
  const result: CheckResult = {
    counts: NO_COUNTS,
    problems: [],
    warnings: 0,
    notes: [...reading.notes],
  };
  const toRead = { file, kind, reading, context, done: 0, batchRows: BATCH_ROWS };
  for await (const batch of batchesAhead(toRead, reader)) {
    signal?.throwIfAborted();
    result.notes = [...new Set([...result.notes, ...batch.notes])];
    const planned = unwrap(await ask(planRows, actor, { kind, rows: batch.rows, identity }));
    const outcomes = planned.map((plan, i): RowOutcome => {
      const row = batch.rows[i];
      return plan.outcome === "created" && row ? { ...plan, outcome: seen.note(row) } : plan;
    });
    result.counts = addCounts(
      result.counts,
      countOutcomes(batch.rows, outcomes, batch.unread.length),
    );
    for (const problem of problemsOf(batch, outcomes)) {
      if (problem.severity === "warning") result.warnings += 1;
      else onProblem?.(problem, reading.header);
      if (result.problems.length < SHOWN_PROBLEMS && problem.severity === "error") {
        result.problems.push(problem);
      }
    }
    onProgress?.({ readBytes: batch.readBytes, fileBytes: reading.bytes, counts: result.counts });
  }
  return result;
}

function problemsOf(batch: Batch, outcomes: readonly RowOutcome[]): ImportProblem[] {
  const refused = batch.rows.flatMap((given, i): ImportProblem[] => {
    const { row, warning } = given;
    const result = outcomes[i];
    if (result?.outcome === "failed") {
      return [{ row, cells: cellsOf(given), severity: "error", problem: result.problem }];
    }
    const remark = [warning, result?.remark].filter(Boolean).join(" ");
    return remark ? [{ row, cells: cellsOf(given), severity: "warning", problem: remark }] : [];
  });
  const unread = batch.unread.map((row): ImportProblem => ({ ...row, severity: "error" }));
  return [...refused, ...unread].sort((a, b) => a.row - b.row);
}
