import { OUTCOME_LABELS } from "../handoffs";
import { MILLIPOINTS } from "../points";
import { firstMinute } from "./ascents";
import { type Columns, NONE, OUTCOME, OUTCOMES } from "./columns";
import type { Passages } from "./days-along";
import { GROUPS, labelOf } from "./grouping";
import { integers, naturals } from "./growing";
import { crossingAt, type Ladder } from "./ladder";
import { LevelCounts } from "./level-counts";
import { type RuleLines, STEP_LEADS } from "./rule-lines";

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

/** What a pass goes through, beside the lines. */
interface Passed {
  columns: Columns;
  /** That of the draft, and its threshold of engagement in whole points. */
  ladder: Ladder;
  threshold: number;
  /** By lead, the minute of its fast track. */
  tracks: Int32Array;
  /** Where the latest whole weeks begin and end; epoch minutes. */
  bounds: readonly number[];
}

/**
 * One pass over the moments of the leads that a rule gives something, for all numbers of its points.
 * The more points the rule has the more their engagement is, at each moment. So a moment is the first
 * to cross for a range of numbers; and what a lead reaches is the highest of its moments' lines.
 */
export class PointsPass {
  /** By group, period and number, and one more, leads that first cross in it. */
  readonly crossings: Int32Array;
  /** By label, leads without a fast track, and with one. */
  readonly scored: LevelCounts;
  readonly tracked: LevelCounts;
  /** Leads that rise in the latest weeks: what they reach before, and by the end of these. */
  readonly before: LevelCounts;
  readonly since: LevelCounts;
  /** By number, the first minute at which any lead meets threshold 0. */
  readonly first: Float64Array;
  private readonly columns: Columns;
  private readonly ladder: Ladder;
  /** Millipoints. */
  private readonly threshold: number;
  private readonly bounds: readonly number[];
  private readonly passages = naturals();
  private readonly earlier = integers();
  /** Of a lead, moments at which it may be highest. */
  private high = new Int32Array(64);
  private highs = 0;

  /** Goes through all leads, some in each step. */
  static *through(lines: RuleLines, passed: Passed): Generator<undefined, PointsPass> {
    const pass = new PointsPass(lines, passed);
    yield* pass.lookAtAll(passed.tracks);
    pass.finish(passed.threshold);
    return pass;
  }

  private constructor(
    private readonly lines: RuleLines,
    { columns, ladder, threshold, bounds }: Passed,
  ) {
    const { cap, grouping } = ladder;
    const { count } = lines.worth;
    this.columns = columns;
    this.ladder = ladder;
    this.threshold = threshold > cap ? NEVER : threshold * MILLIPOINTS;
    this.bounds = bounds;
    this.crossings = new Int32Array(GROUPS * grouping.periods.count * (count + 1));
    const levels = (rows: number) => new LevelCounts(lines, cap, rows);
    this.scored = levels(OUTCOME_LABELS.length);
    this.tracked = levels(OUTCOME_LABELS.length);
    this.before = levels(1);
    this.since = levels(1);
    this.first = new Float64Array(count).fill(NEVER);
  }

  /** `threshold` is the draft's, in whole points. */
  private finish(threshold: number): void {
    const { crossings } = this;
    const row = this.lines.worth.count + 1;
    for (let i = 0; i < crossings.length; i++) {
      if (i % row === 0) continue;
      crossings[i] = (crossings[i] as number) + (crossings[i - 1] as number);
    }
    this.lookAtOthers(threshold);
  }

  /** With which numbers leads that were really handed off cross at one minute; all leads. */
  get passed(): Passages {
    return { passages: this.passages.finish(), earlier: this.earlier.finish() };
  }

  /** `tracks` are the minutes of leads' fast tracks. */
  private *lookAtAll(tracks: Int32Array): Generator<undefined, void> {
    const { length } = this.lines.leads;
    for (let from = 0; from < length; from += STEP_LEADS) {
      this.lookAtSome(tracks, from, Math.min(from + STEP_LEADS, length));
      yield;
    }
  }

  private lookAtSome(tracks: Int32Array, from: number, until: number): void {
    const { groups } = this.ladder.grouping;
    const { leads, ends, worth } = this.lines;
    let end = from === 0 ? 0 : (ends[from - 1] as number);
    for (let place = from; place < until; place++) {
      const lead = leads[place] as number;
      const tracked = tracks[lead] as number;
      const trackedAt = tracked === NONE ? NEVER : tracked;
      const looked = {
        place,
        lead,
        moment: end,
        end: ends[place] as number,
        trackedAt,
        crossed: worth.count,
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
      this.meetLowest(minute, lines.reachedFrom(place, moment, 0, lines.worth.count));
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
    const at = row * (this.lines.worth.count + 1);
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
  private lookAtOthers(threshold: number): void {
    const { ladder } = this;
    const { leads, worth } = this.lines;
    const isOther = new Uint8Array(ladder.highest.length).fill(1);
    for (let place = 0; place < leads.length; place++) isOther[leads[place] as number] = 0;
    for (const lead of ladder.grouping.handedOff) {
      const minute = isOther[lead] === 1 ? crossingAt(ladder, lead, threshold) : NONE;
      if (minute !== NONE) this.pass(lead, 0, worth.count, minute);
    }
    // Who was first in these weeks does not matter where somebody was before.
    const soon = this.bounds[1] ?? 0;
    for (let lead = 0; lead < isOther.length && (this.first[0] as number) >= soon; lead++) {
      const minute = isOther[lead] === 1 ? firstMinute(ladder.ascents, lead, 0) : NONE;
      if (minute !== NONE) this.meetLowest(minute, 0);
    }
  }
}
