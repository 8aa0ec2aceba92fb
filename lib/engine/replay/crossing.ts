import type { Arena } from "./arena";
import { NONE } from "./columns";
import { Course, type CourseSource } from "./course";
import { type Crossings, PATH } from "./crossings";
import type { CountedEvents } from "./moments";
import type { Stretches } from "./stretches";

const INT = Int32Array.BYTES_PER_ELEMENT;
const MOST_INT = 2 ** 31 - 1;

/** Where the kernel finds and puts what crossings are told by; 4 bytes per lead. */
export interface Gate {
  /** The first and the last minute at which a lead can cross by its scores; the last one is before a fast track. */
  from: number;
  until: number;
  crossed: number;
  /** A byte per lead: how it crosses, as in `PATH`. */
  paths: number;
}

/** Lets a lead cross in none of its minutes, and at times that the kernel cannot tell. */
const NEVER = { from: MOST_INT, until: NONE };
const AT_TIMES = { from: NONE, until: MOST_INT };

/** Room for them. */
export function allocateGate(arena: Arena, leads: number): Gate {
  const bytes = leads * INT;
  return {
    from: arena.allocate(bytes),
    until: arena.allocate(bytes),
    crossed: arena.allocate(bytes),
    paths: arena.allocate(leads),
  };
}

/** Writes down when leads can cross under stretches and fits that are others now. */
export function setGate(gate: Gate, { moments, stretches, fits, spans }: CourseSource): void {
  const { i32 } = moments.arena;
  const { at, from, until, pattern, tracked } = stretches;
  const froms = gate.from / INT;
  const untils = gate.until / INT;
  const leads = at.length - 1;
  for (let lead = 0; lead < leads; lead++) {
    let begin = NEVER.from;
    let close = NEVER.until;
    const last = at[lead + 1] as number;
    for (let stretch = at[lead] as number; stretch < last; stretch++) {
      if (fits[pattern[stretch] as number] === 0) continue;
      if (begin !== NEVER.from) {
        begin = AT_TIMES.from;
        close = AT_TIMES.until;
        break;
      }
      begin = from[stretch] as number;
      close = until[stretch] as number;
    }
    if (close < MOST_INT && begin !== NEVER.from) {
      if (spans.since[lead] !== NONE) {
        // After a return from nurture something new must be done first.
        const first = moments.beginOf(lead);
        const isIdle = first === moments.endOf(lead);
        const times = moments.blockOf(lead).times / INT;
        begin = isIdle ? NEVER.from : Math.max(begin, i32[times + first] as number);
      }
      const trackedAt = tracked.minute[lead] as number;
      if (trackedAt !== NONE) close = Math.min(close, trackedAt - 1);
    }
    i32[froms + lead] = begin;
    i32[untils + lead] = close;
  }
}

/**
 * When and how all leads first cross where so much engagement is asked for (whole points): the kernel
 * goes through their sums, and the courses of those are read of which these do not tell.
 */
export function crossAll(gate: Gate, source: CourseSource, points: number): Crossings {
  const { moments, sums, stretches } = source;
  const { arena, blocks, ends } = moments;
  const { minute: trackedAt, path: trackedBy } = stretches.tracked;
  const leads = trackedAt.length;
  const crossed = gate.crossed / INT;
  arena.i32.set(trackedAt, crossed);
  arena.u8.set(trackedBy, gate.paths);
  const need = points * sums.unitsPerPoint;
  const mark = arena.mark;
  const fading = arena.allocate(sums.fading.length * INT);
  const doubts = arena.allocate(Math.max(0, ...blocks.map((block) => block.leads)) * INT);
  const { i32, u8 } = arena;
  const course = new Course(source);
  for (const block of blocks) {
    const off = sums.offIn(block);
    sums.fading.forEach((r, i) => {
      i32[fading / INT + i] = (block.rules[r] as CountedEvents).counts;
    });
    const end = arena.kernel.cross(
      block.first,
      block.first + block.leads,
      ends + block.first * INT,
      block.times,
      block.sums,
      gate.from,
      gate.until,
      gate.crossed,
      gate.paths,
      fading,
      fading + sums.fading.length * INT,
      ...[need - off, need, need + off].map((each) => Math.min(each, MOST_INT)),
      points <= 0 ? 1 : 0,
      doubts,
    );
    const last = (end >>> 0) / INT;
    for (let doubt = doubts / INT; doubt < last; doubt++) {
      const lead = i32[doubt] as number;
      const minute = crossingOf(course, lead, points, trackedAt[lead] as number);
      i32[crossed + lead] = minute;
      if (minute !== trackedAt[lead]) u8[gate.paths + lead] = PATH.scored;
    }
  }
  arena.releaseTo(mark);
  return {
    minute: i32.slice(crossed, crossed + leads),
    path: u8.slice(gate.paths, gate.paths + leads),
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
