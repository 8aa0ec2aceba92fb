import { NONE } from "./columns";
import { Course, type CourseSource } from "./course";
import { type Crossings, PATH } from "./crossings";
import type { Gate } from "./gate";
import type { Stretches } from "./stretches";

const INT = Int32Array.BYTES_PER_ELEMENT;
const MOST_INT = 2 ** 31 - 1;

/**
 * When and how all leads first cross where so much engagement is asked for (whole points): the kernel
 * goes through their sums, and the courses of those are read of which these do not tell.
 */
export function crossAll(gate: Gate, source: CourseSource, points: number): Crossings {
  const { moments, sums, stretches } = source;
  const { arena, blocks, ends } = moments;
  const { minute: trackedAt, path: trackedBy } = stretches.tracked;
  const leads = trackedAt.length;
  const need = points * sums.unitsPerPoint;
  const mark = arena.mark;
  const crossed = arena.allocate(leads * INT);
  const paths = arena.allocate(leads);
  const doubts = arena.allocate(Math.max(0, ...blocks.map((block) => block.leads)) * INT);
  const fading = sums.allocateFading();
  const { i32, u8 } = arena;
  i32.set(trackedAt, crossed / INT);
  u8.set(trackedBy, paths);
  const course = new Course(source);
  for (const block of blocks) {
    const off = sums.offIn(block);
    const end = arena.kernel.cross(
      block.first,
      block.first + block.leads,
      ends + block.first * INT,
      block.times,
      block.sums,
      gate.from,
      gate.close,
      gate.tracked,
      crossed,
      paths,
      fading,
      sums.writeFading(fading, block),
      ...[need - off, need, need + off].map((each) => Math.min(each, MOST_INT)),
      points <= 0 ? 1 : 0,
      doubts,
    );
    const last = (end >>> 0) / INT;
    for (let doubt = doubts / INT; doubt < last; doubt++) {
      const lead = i32[doubt] as number;
      const minute = crossingOf(course, lead, points, trackedAt[lead] as number);
      i32[crossed / INT + lead] = minute;
      if (minute !== trackedAt[lead]) u8[paths + lead] = PATH.scored;
    }
  }
  arena.releaseTo(mark);
  return {
    minute: i32.slice(crossed / INT, crossed / INT + leads),
    path: u8.slice(paths, paths + leads),
  };
}

/** The minute at which one lead first crosses: by its scores, or else by its fast track. */
function crossingOf(course: Course, lead: number, points: number, trackedAt: number): number {
  course.read(lead, trackedAt === NONE ? Number.POSITIVE_INFINITY : trackedAt - 1);
  for (let i = 0; i < course.length; i++) {
    if (course.reaches(i, points)) return course.minutes[i] as number;
  }
  return trackedAt;
}

/** Who crosses where no score is enough. */
export function trackedOnly({ tracked }: Stretches): Crossings {
  return { minute: tracked.minute.slice(), path: tracked.path.slice() };
}
