import type { Ascents } from "./ascents";
import { NONE } from "./columns";
import { Course, type CourseSource } from "./course";

const INT = Int32Array.BYTES_PER_ELEMENT;

/** Goes from lead to lead and writes down how the engagement of each rises. */
class Climber {
  readonly level: Int32Array;
  readonly minute: Int32Array;
  filled = 0;
  private readonly course: Course;

  constructor(
    private readonly source: CourseSource,
    private readonly cap: number,
    fitting: Uint8Array,
  ) {
    const { moments, stretches } = source;
    let most = 0;
    for (let lead = 0; lead < fitting.length; lead++) {
      if (fitting[lead] === 0) continue;
      const stretched = (stretches.at[lead + 1] as number) - (stretches.at[lead] as number);
      most += moments.endOf(lead) - moments.beginOf(lead) + stretched;
    }
    this.level = new Int32Array(most);
    this.minute = new Int32Array(most);
    this.course = new Course(source);
  }

  /** Writes down the ascents of a lead before a minute; whole points at its best, from 0 to the cap. */
  climb(lead: number, until: number): number {
    const { stretches, spans } = this.source;
    const first = stretches.at[lead] as number;
    const isPlain = stretches.at[lead + 1] === first + 1 && spans.since[lead] === NONE;
    return Math.max(
      0,
      isPlain
        ? this.climbPlain(
            lead,
            stretches.from[first] as number,
            stretches.until[first] as number,
            until,
          )
        : this.climbCourse(lead, until),
    );
  }

  private climbCourse(lead: number, until: number): number {
    const { course, cap } = this;
    course.read(lead);
    let reached = -1;
    for (let i = 0; i < course.length && reached < cap; i++) {
      // Most moments are below what was reached before.
      if ((course.sums[i] as number) + course.off < (reached + 1) * course.unitsPerPoint) continue;
      const points = course.pointsAt(i);
      if (points <= reached) continue;
      reached = Math.min(points, cap);
      this.write(reached, course.minutes[i] as number, until);
    }
    return reached;
  }

  /** The same of a lead with one stretch, without laying its course out. */
  private climbPlain(lead: number, begin: number, close: number, until: number): number {
    const { course, cap } = this;
    const { moments } = this.source;
    const { i32 } = moments.arena;
    const block = course.turnTo(lead);
    const { off, unitsPerPoint } = course;
    const times = block.times / INT;
    const values = block.sums / INT;
    const first = moments.beginOf(lead);
    const end = moments.endOf(lead);
    const isAfter = first === end || (i32[times + first] as number) > begin;
    if (!isAfter && (i32[times + first] as number) < begin) return this.climbCourse(lead, until);
    const { level, minute: minutes } = this;
    let { filled } = this;
    let reached = -1;
    if (isAfter) {
      reached = 0;
      if (begin < until) {
        level[filled] = 0;
        minutes[filled] = begin;
        filled += 1;
      }
    }
    let next = (reached + 1) * unitsPerPoint;
    for (let moment = first; moment < end && reached < cap; moment++) {
      const sum = i32[values + moment] as number;
      if (sum + off < next) continue;
      const minute = i32[times + moment] as number;
      if (minute > close) break;
      // Of several moments of one minute the last one speaks.
      if (moment + 1 < end && i32[times + moment + 1] === minute) continue;
      const points = course.pointsIn(moment, minute, sum);
      if (points <= reached) continue;
      reached = Math.min(points, cap);
      next = (reached + 1) * unitsPerPoint;
      if (minute >= until) continue;
      level[filled] = reached;
      minutes[filled] = minute;
      filled += 1;
    }
    this.filled = filled;
    return reached;
  }

  private write(level: number, minute: number, until: number): void {
    if (minute >= until) return;
    this.level[this.filled] = level;
    this.minute[this.filled] = minute;
    this.filled += 1;
  }
}

/** How the engagement of leads that are marked in `fitting` rises; `cap` is that of the group in whole points. */
export function ascend(source: CourseSource, fitting: Uint8Array, cap: number): Ascents {
  const { tracked } = source.stretches;
  const ends = new Uint32Array(fitting.length);
  const best = new Int32Array(fitting.length).fill(-1);
  const climber = new Climber(source, cap, fitting);
  for (let lead = 0; lead < fitting.length; lead++) {
    if (fitting[lead] === 1) {
      const trackedAt = tracked.minute[lead] as number;
      best[lead] = climber.climb(lead, trackedAt === NONE ? Number.POSITIVE_INFINITY : trackedAt);
    }
    ends[lead] = climber.filled;
  }
  const { level, minute, filled } = climber;
  return {
    ends,
    level: level.subarray(0, filled),
    minute: minute.subarray(0, filled),
    best,
    tracked,
  };
}
