import type { CompiledCriteria } from "../compile";
import { OUTCOME_LABELS } from "../handoffs";
import { firstMinute } from "./ascents";
import { type Columns, NONE, OUTCOME, OUTCOMES } from "./columns";
import { daysAlong } from "./days-along";
import { labelOf } from "./grouping";
import { integers, naturals } from "./growing";
import { madeOf } from "./judge";
import type { DaysEarlier, Made } from "./judgement";
import { countsAt, crossingAt, type Ladder } from "./ladder";
import { LevelLines } from "./level-lines";
import { type Recent, recentBounds, recentOf } from "./recent";
import type { Layers } from "./replay";
import { type PointsRange, RuleLines } from "./rule-lines";

/** A draft with each number of points of one engagement rule in a range, all else as it is. */
export interface PointsQuestion {
  columns: Columns;
  /** The last minute that counts. */
  until: number;
  /** The draft with a number of points in the range, its layers, and its ladder. */
  compiled: CompiledCriteria;
  layers: Layers;
  ladder: Ladder;
  range: PointsRange;
}

/** What a draft makes with one of them. */
export interface MadeWithPoints {
  made: Made;
  levels: Pick<Ladder, "reached" | "best" | "cap" | "lowest">;
  recent: Recent;
}

const NEVER = Number.POSITIVE_INFINITY;

/** One lead as it is looked at. */
interface Looked {
  /** Its place in the lines, and in the columns. */
  place: number;
  lead: number;
  /** Its moments that are still to be looked at. */
  moment: number;
  end: number;
  /** Its fast track; NEVER when none. */
  trackedAt: number;
  /** It crosses with all numbers from this one on. */
  crossed: number;
}

/** By period and so on, how many leads that the rule gives something are where with one number. */
interface Counted {
  /** By group and period of crossing. */
  crossings: Int32Array;
  /** By label, as in a ladder. */
  reached: Int32Array[];
  best: Int32Array[];
  /** By threshold, those that first meet it in the latest weeks. */
  recent: Int32Array;
}

function added<A extends Int32Array | Uint32Array>(to: A, more: Int32Array, sign: 1 | -1): A {
  const sum = to.slice() as A;
  for (let i = 0; i < sum.length; i++) {
    sum[i] = (sum[i] as number) + sign * (more[i] as number);
  }
  return sum;
}

/**
 * What a draft makes with each number of points of a rule, as exactly as an answer to it alone: what
 * the draft makes as it is, less the leads that the rule gives something, and these with the other
 * number. The more points a rule has the more their engagement is, at each moment. So a moment is the
 * first to cross for a range of numbers, and all crossings are known once the moments were gone
 * through. What else an answer says goes by what leads reach, at the highest of their moments' lines.
 */
export class ByPoints {
  private readonly lines: RuleLines;
  private readonly cap: number;
  /** Millipoints. */
  private readonly threshold: number;
  /** Where the latest whole weeks begin and end; epoch minutes. */
  private readonly bounds: readonly number[];
  /** By group, period and number, leads that first cross in it. */
  private readonly crossings: Int32Array;
  private readonly days: readonly DaysEarlier[];
  /** By label, leads without a fast track, and with one. */
  private readonly scored: LevelLines;
  private readonly tracked: LevelLines;
  /** Leads that rise in the latest weeks: what they reach before, and by the end of these. */
  private readonly before: LevelLines;
  private readonly since: LevelLines;
  /** By number, the first minute at which any lead meets threshold 0. */
  private readonly first: Float64Array;
  /** From which to which number leads cross at a minute, and how long before the real hand-off. */
  private readonly passages = naturals();
  private readonly earlier = integers();
  /** Of a lead, moments at which it may be highest. */
  private high = new Int32Array(64);
  private highs = 0;
  /** What all other leads make. */
  private readonly others: { crossings: Uint32Array; recent: Uint32Array } & Pick<
    Ladder,
    "reached" | "best"
  >;

  private readonly columns: Columns;
  private readonly ladder: Ladder;
  private readonly range: PointsRange;

  constructor({ columns, until, compiled, layers, ladder, range }: PointsQuestion) {
    const { grouping, cap } = ladder;
    this.columns = columns;
    this.ladder = ladder;
    this.range = range;
    const { engagement: threshold } = compiled.criteria.thresholds;
    this.cap = cap;
    this.threshold = threshold > cap ? NEVER : compiled.thresholds.engagement;
    this.lines = new RuleLines(layers, compiled, range);
    const { count } = this.lines;
    this.bounds = recentBounds(grouping.weekStarts, until);
    const asItIs = countsAt(ladder, threshold);
    this.crossings = new Int32Array(asItIs.length * (count + 1));
    const levels = (rows: number) => new LevelLines(this.lines, cap, rows);
    this.scored = levels(OUTCOME_LABELS.length);
    this.tracked = levels(OUTCOME_LABELS.length);
    this.before = levels(1);
    this.since = levels(1);
    this.first = new Float64Array(count).fill(NEVER);
    this.lookAtAll(layers.stretches.tracked.minute);
    this.crossings.forEach((crossed, i) => {
      if (i % (count + 1) === 0) return;
      this.crossings[i] = crossed + (this.crossings[i - 1] as number);
    });
    this.lookAtOthers(ladder, threshold);
    const passed = { passages: this.passages.finish(), earlier: this.earlier.finish() };
    this.days = daysAlong(count, passed, grouping);
    const { points } = compiled.engagement[range.rule] as (typeof compiled.engagement)[number];
    const own = this.countAt(points - range.least);
    this.others = {
      crossings: added(asItIs, own.crossings, -1),
      reached: ladder.reached.map((all, label) => added(all, own.reached[label] as Int32Array, -1)),
      best: ladder.best.map((all, label) => added(all, own.best[label] as Int32Array, -1)),
      recent: added(recentOf(ladder, until).mqls, own.recent, -1),
    };
  }

  /** With one number of points, which is in the range. */
  at(points: number): MadeWithPoints {
    const { ladder, range, others, cap } = this;
    const number = points - range.least;
    const own = this.countAt(number);
    const [, ...ends] = this.bounds;
    const first = this.first[number] as number;
    return {
      made: madeOf(
        ladder.grouping,
        added(others.crossings, own.crossings, 1),
        this.days[number] as DaysEarlier,
      ),
      levels: {
        reached: others.reached.map((all, l) => added(all, own.reached[l] as Int32Array, 1)),
        best: others.best.map((all, l) => added(all, own.best[l] as Int32Array, 1)),
        cap,
        lowest: ladder.lowest,
      },
      recent: {
        weeks: ends.filter((end) => first < end).length,
        mqls: added(others.recent, own.recent, 1),
      },
    };
  }

  /** The leads that the rule gives something, with one number of points. */
  private countAt(number: number): Counted {
    const { cap } = this;
    const row = this.lines.count + 1;
    const crossings = new Int32Array(this.crossings.length / row);
    for (let i = 0; i < crossings.length; i++) {
      crossings[i] = this.crossings[i * row + number] as number;
    }
    const scored = this.scored.countAt(number);
    const tracked = this.tracked.countAt(number);
    const best = scored.map((counted, label) => {
      const levels = new Int32Array(cap + 2);
      for (const each of [counted, tracked[label] as Int32Array]) {
        levels.set(added(levels.subarray(0, cap + 1), each.subarray(1), 1));
        // Who never comes to 0 stands at 0.
        levels[0] = (levels[0] as number) + (each[0] as number);
      }
      return levels;
    });
    // The fast tracks are the same with all numbers.
    const reached = scored.map((counted) => {
      const levels = new Int32Array(cap + 2);
      levels.set(counted.subarray(1));
      return levels;
    });
    const [before] = this.before.countAt(number) as [Int32Array];
    const [since] = this.since.countAt(number) as [Int32Array];
    const recent = new Int32Array(cap + 2);
    for (let level = cap; level >= 0; level--) {
      recent[level] =
        (recent[level + 1] as number) +
        (since[level + 1] as number) -
        (before[level + 1] as number);
    }
    return { crossings, reached, best, recent };
  }

  /** `tracks` are the minutes of leads' fast tracks. */
  private lookAtAll(tracks: Int32Array): void {
    const { groups } = this.ladder.grouping;
    const { leads, ends, count } = this.lines;
    let end = 0;
    for (let place = 0; place < leads.length; place++) {
      const lead = leads[place] as number;
      const tracked = tracks[lead] as number;
      const trackedAt = tracked === NONE ? NEVER : tracked;
      const looked = {
        place,
        lead,
        moment: end,
        end: ends[place] as number,
        trackedAt,
        crossed: count,
      };
      end = looked.end;
      this.look(looked, labelOf(groups[lead] as number));
    }
  }

  private look(looked: Looked, label: number): void {
    const { place, trackedAt } = looked;
    this.highs = 0;
    this.goThroughLatest(looked);
    this.rise(looked, trackedAt);
    if (trackedAt === NEVER) {
      this.scored.add(label, place, this.high, this.highs);
      return;
    }
    this.cross(looked, trackedAt, 0);
    this.meetLowest(trackedAt, 0);
    this.rise(looked, NEVER);
    this.tracked.add(label, place, this.high, this.highs);
  }

  /** Goes on to the latest weeks and through them, and notes what the lead reaches before and since. */
  private goThroughLatest(looked: Looked): void {
    const { place, trackedAt } = looked;
    const begin = this.bounds[0] ?? NEVER;
    const end = this.bounds.at(-1) ?? NEVER;
    this.rise(looked, Math.min(begin, trackedAt));
    if (trackedAt < begin) return;
    const isTracked = trackedAt < end;
    const goesOn =
      looked.moment < looked.end && (this.lines.minutes[looked.moment] as number) < end;
    if (!goesOn && !isTracked) return;
    this.before.add(0, place, this.high, this.highs);
    this.rise(looked, Math.min(end, trackedAt));
    // By a fast track it comes to the top with all numbers.
    if (!isTracked) this.since.add(0, place, this.high, this.highs);
  }

  /** Goes through the lead's moments before a minute. */
  private rise(looked: Looked, until: number): void {
    const { lines, threshold } = this;
    const { minutes } = lines;
    const { place, end, trackedAt } = looked;
    let { moment } = looked;
    for (; moment < end; moment++) {
      const minute = minutes[moment] as number;
      if (minute >= until) break;
      if (!this.raise(place, moment) || minute >= trackedAt) continue;
      this.cross(looked, minute, lines.reachedFrom(place, moment, threshold, looked.crossed));
      if (minute >= (this.first[0] as number)) continue;
      this.meetLowest(minute, lines.reachedFrom(place, moment, 0, lines.count));
    }
    looked.moment = moment;
  }

  /** Whether the lead may be higher at a moment than at earlier ones, with some number of points. */
  private raise(place: number, moment: number): boolean {
    const { lines } = this;
    if (this.highs > 0 && lines.isBelow(place, moment, this.high[this.highs - 1] as number)) {
      return false;
    }
    while (this.highs > 0 && lines.isBelow(place, this.high[this.highs - 1] as number, moment)) {
      this.highs -= 1;
    }
    if (this.highs === this.high.length) {
      const more = new Int32Array(2 * this.highs);
      more.set(this.high);
      this.high = more;
    }
    this.high[this.highs] = moment;
    this.highs += 1;
    return true;
  }

  /** The lead first crosses at a minute with the numbers from one on with which it has not before. */
  private cross(looked: Looked, minute: number, from: number): void {
    const { crossed, lead } = looked;
    if (from === crossed) return;
    looked.crossed = from;
    const { crossings } = this;
    const { periods, groups } = this.ladder.grouping;
    const row = (groups[lead] as number) * periods.count + periods.of(minute);
    const at = row * (this.lines.count + 1);
    crossings[at + from] = (crossings[at + from] as number) + 1;
    crossings[at + crossed] = (crossings[at + crossed] as number) - 1;
    this.pass(lead, from, crossed, minute);
  }

  /** A lead crosses at a minute with the numbers from one up to another, without it. */
  private pass(lead: number, from: number, end: number, minute: number): void {
    const { outcomes } = this.columns;
    const handedOff = outcomes[lead * OUTCOMES + OUTCOME.mql] as number;
    if (handedOff === NONE) return;
    this.passages.push(lead);
    this.passages.push(from);
    this.passages.push(end - 1);
    this.earlier.push(handedOff - minute);
  }

  /** Some lead meets threshold 0 at a minute, with all numbers from one on. */
  private meetLowest(minute: number, from: number): void {
    const { first } = this;
    for (let number = from; number < first.length; number++) {
      first[number] = Math.min(first[number] as number, minute);
    }
  }

  /** Those that the rule gives nothing cross at the same minute with all numbers. */
  private lookAtOthers(ladder: Ladder, threshold: number): void {
    const { count, leads } = this.lines;
    const isOther = new Uint8Array(ladder.highest.length).fill(1);
    for (let place = 0; place < leads.length; place++) isOther[leads[place] as number] = 0;
    for (const lead of ladder.grouping.handedOff) {
      const minute = isOther[lead] === 1 ? crossingAt(ladder, lead, threshold) : NONE;
      if (minute !== NONE) this.pass(lead, 0, count, minute);
    }
    // Who was first in these weeks does not matter where somebody was before.
    const soon = this.bounds[1] ?? 0;
    for (let lead = 0; lead < isOther.length && (this.first[0] as number) >= soon; lead++) {
      const minute = isOther[lead] === 1 ? firstMinute(ladder.ascents, lead, 0) : NONE;
      if (minute !== NONE) this.meetLowest(minute, 0);
    }
  }
}
