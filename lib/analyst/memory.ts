import { totalmem } from "node:os";
import { type Columns, leadCount } from "@/lib/engine/replay/columns";

const MB = 1024 * 1024;
const LEAST_MB = 64;
/**
 * As measured with twenty rules and a million leads: the columns, once more while changes find no
 * room in them, and what a replay keeps.
 */
const BYTES_PER_LEAD = 300;
const BYTES_PER_ACTIVITY = 32;

/** Bytes that the analyst may use: HANDOFF_ANALYST_MEMORY_MB, else half of what the process may. */
export function memoryLimit(): number {
  const given = Number(process.env.HANDOFF_ANALYST_MEMORY_MB);
  if (given > 0) return given * MB;
  const ours = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.max(LEAST_MB * MB, Math.floor(ours / 2));
}

/** History needs more memory than the analyst may use. */
export class TooMuchHistory extends Error {
  constructor(
    readonly needs: number,
    readonly limit: number,
  ) {
    super(`History needs about ${inMb(needs)} MB, and the analyst may use ${inMb(limit)} MB`);
  }
}

/** Whole megabytes, rounded up. */
export function inMb(bytes: number): number {
  return Math.ceil(bytes / MB);
}

/** Throws `TooMuchHistory` when replaying so much would take more than the limit. */
export function assertFits(size: { leads: number; activities: number }, limit: number): void {
  const needs = size.leads * BYTES_PER_LEAD + size.activities * BYTES_PER_ACTIVITY;
  if (needs > limit) throw new TooMuchHistory(needs, limit);
}

export function sizeOf(columns: Columns): { leads: number; activities: number } {
  return { leads: leadCount(columns), activities: columns.eventMinute.length };
}
