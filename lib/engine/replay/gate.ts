import type { Arena } from "./arena";
import { NONE } from "./columns";
import type { CourseSource } from "./course";

const INT = Int32Array.BYTES_PER_ELEMENT;
const MOST_INT = 2 ** 31 - 1;

/** Where the kernel finds when leads can cross, in addresses of 4 bytes per lead. */
export interface Gate {
  /** The first and the last minute at which a lead fits while its gates are open. */
  from: number;
  close: number;
  /** The minute of its fast track; after all others where it has none. */
  tracked: number;
}

/** A lead that never fits, and one of which only its course tells when it does. */
const NEVER = { from: MOST_INT, close: NONE };
const AT_TIMES = { from: NONE, close: MOST_INT };

/** Room for a gate of so many leads, which has to be set. */
export function allocateGate(arena: Arena, leads: number): Gate {
  const bytes = leads * INT;
  return {
    from: arena.allocate(bytes),
    close: arena.allocate(bytes),
    tracked: arena.allocate(bytes),
  };
}

/** Writes down when leads can cross, after stretches or fits have become others. */
export function setGate(gate: Gate, { moments, stretches, fits, spans }: CourseSource): void {
  const { i32 } = moments.arena;
  const { at, from, until, pattern, tracked } = stretches;
  const froms = gate.from / INT;
  const closes = gate.close / INT;
  const tracks = gate.tracked / INT;
  const leads = at.length - 1;
  for (let lead = 0; lead < leads; lead++) {
    let begin = NEVER.from;
    let close = NEVER.close;
    const last = at[lead + 1] as number;
    for (let stretch = at[lead] as number; stretch < last; stretch++) {
      if (fits[pattern[stretch] as number] === 0) continue;
      // After a return from nurture it matters what was done since.
      if (begin === NEVER.from && spans.since[lead] === NONE) {
        begin = from[stretch] as number;
        close = until[stretch] as number;
      } else {
        begin = AT_TIMES.from;
        close = AT_TIMES.close;
      }
    }
    i32[froms + lead] = begin;
    i32[closes + lead] = close;
    const trackedAt = tracked.minute[lead] as number;
    i32[tracks + lead] = trackedAt === NONE ? MOST_INT : trackedAt;
  }
}
