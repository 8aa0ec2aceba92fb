import type { Asked } from "./arena";
import type { Ascents } from "./ascents";
import { NONE } from "./columns";
import { Course, type CourseSource } from "./course";
import type { Gate } from "./gate";

const INT = Int32Array.BYTES_PER_ELEMENT;

/** Where the kernel writes ascents: addresses of 4 bytes per ascent, and per lead. */
interface Written {
  level: number;
  minute: number;
  best: number;
}

/** Answers the kernel: points where a sum is too rough, and the ascents of leads that fit at times. */
function answersFrom(source: CourseSource, cap: number, written: Written): Asked {
  const { arena } = source.moments;
  const { tracked } = source.stretches;
  const course = new Course(source);
  return {
    points: (lead, minute) => course.exactPoints(lead, minute),
    ascents: (lead, first) => {
      const { i32 } = arena;
      const trackedAt = tracked.minute[lead] as number;
      let filled = first;
      let reached = -1;
      course.read(lead);
      for (let i = 0; i < course.length && reached < cap; i++) {
        // Most moments are below what was reached before.
        if ((course.sums[i] as number) + course.off < (reached + 1) * course.unitsPerPoint)
          continue;
        const points = course.pointsAt(i);
        if (points <= reached) continue;
        reached = Math.min(points, cap);
        const minute = course.minutes[i] as number;
        if (trackedAt !== NONE && minute >= trackedAt) continue;
        i32[written.level / INT + filled] = reached;
        i32[written.minute / INT + filled] = minute;
        filled += 1;
      }
      i32[written.best / INT + lead] = Math.max(0, reached);
      return filled;
    },
  };
}

/** How the engagement of all leads rises that fit at some time; `cap` is that of the group in whole points. */
export function ascend(gate: Gate, source: CourseSource, cap: number): Ascents {
  const { moments, sums, stretches } = source;
  const { arena, blocks } = moments;
  const leads = stretches.tracked.minute.length;
  const most = blocks.reduce((sum, block) => sum + block.moments, stretches.from.length);
  const mark = arena.mark;
  const level = arena.allocate(most * INT);
  const minute = arena.allocate(most * INT);
  const by = arena.allocate(leads * INT);
  const best = arena.allocate(leads * INT);
  const fading = sums.allocateFading();
  arena.asked = answersFrom(source, cap, { level, minute, best });
  let filled = 0;
  for (const block of blocks) {
    filled = arena.kernel.ascend(
      block.first,
      block.first + block.leads,
      moments.ends + block.first * INT,
      block.times,
      block.sums,
      gate.from,
      gate.close,
      gate.tracked,
      fading,
      sums.writeFading(fading, block),
      sums.offs,
      sums.unitsPerPoint,
      cap,
      level,
      minute,
      filled,
      by,
      best,
    );
  }
  arena.asked = null;
  arena.releaseTo(mark);
  const found = (address: number, length: number) =>
    arena.i32.slice(address / INT, address / INT + length);
  return {
    ends: new Uint32Array(found(by, leads).buffer),
    level: found(level, filled),
    minute: found(minute, filled),
    best: found(best, leads),
    tracked: stretches.tracked,
  };
}
