import type { CompiledCriteria } from "../compile";
import type { Columns } from "./columns";
import { daysAlong } from "./days-along";
import { madeOf } from "./judge";
import type { DaysEarlier, Made } from "./judgement";
import { countsAt, type Ladder } from "./ladder";
import type { LevelTable } from "./level-counts";
import { PointsPass } from "./points-pass";
import { type Recent, recentBounds, recentOf } from "./recent";
import type { Layers } from "./replay";
import { RuleLines } from "./rule-lines";
import type { PointsRange } from "./rule-worth";

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

/** What is kept of a pass, by number: nothing that is as long as the leads. */
interface Found {
  crossings: Int32Array;
  first: Float64Array;
  scored: LevelTable;
  tracked: LevelTable;
  before: LevelTable;
  since: LevelTable;
  days: readonly DaysEarlier[];
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
 * number.
 */
export class ByPoints {
  /** What all other leads make. */
  private readonly others: { crossings: Uint32Array; recent: Uint32Array } & Pick<
    Ladder,
    "reached" | "best"
  >;
  private readonly ladder: Pick<Ladder, "cap" | "lowest" | "grouping">;
  private readonly range: PointsRange;

  /** Looks at all leads that the rule gives something, at some of them in each step. */
  static *made(question: PointsQuestion): Generator<undefined, ByPoints> {
    const { columns, until, compiled, layers, ladder, range } = question;
    const lines = yield* RuleLines.read(layers, compiled, range);
    const bounds = recentBounds(ladder.grouping.weekStarts, until);
    const pass = yield* PointsPass.through(lines, {
      columns,
      ladder,
      threshold: compiled.criteria.thresholds.engagement,
      tracks: layers.stretches.tracked.minute,
      bounds,
    });
    // What is left takes a step each.
    yield;
    const days = daysAlong(lines.worth.count, pass.passed, ladder.grouping);
    yield;
    const { crossings, first } = pass;
    const [scored, tracked] = [pass.scored.table, pass.tracked.table];
    const [before, since] = [pass.before.table, pass.since.table];
    const found = { crossings, first, scored, tracked, before, since, days };
    return new ByPoints(question, lines.worth.count, bounds, found);
  }

  private constructor(
    { until, compiled, ladder, range }: PointsQuestion,
    /** How many numbers of points there are. */
    private readonly count: number,
    /** Where the latest whole weeks begin and end; epoch minutes. */
    private readonly bounds: readonly number[],
    private readonly found: Found,
  ) {
    const { engagement: threshold } = compiled.criteria.thresholds;
    const { points } = compiled.engagement[range.rule] as (typeof compiled.engagement)[number];
    const { cap, lowest, grouping } = ladder;
    this.ladder = { cap, lowest, grouping };
    this.range = range;
    const own = this.countAt(points - range.least);
    this.others = {
      crossings: added(countsAt(ladder, threshold), own.crossings, -1),
      reached: ladder.reached.map((all, label) => added(all, own.reached[label] as Int32Array, -1)),
      best: ladder.best.map((all, label) => added(all, own.best[label] as Int32Array, -1)),
      recent: added(recentOf(ladder, until).mqls, own.recent, -1),
    };
  }

  /** With one number of points, which is in the range. */
  at(points: number): MadeWithPoints {
    const { ladder, range, others } = this;
    const number = points - range.least;
    const own = this.countAt(number);
    const [, ...ends] = this.bounds;
    const first = this.found.first[number] as number;
    return {
      made: madeOf(
        ladder.grouping,
        added(others.crossings, own.crossings, 1),
        this.found.days[number] as DaysEarlier,
      ),
      levels: {
        reached: others.reached.map((all, l) => added(all, own.reached[l] as Int32Array, 1)),
        best: others.best.map((all, l) => added(all, own.best[l] as Int32Array, 1)),
        cap: ladder.cap,
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
    const { found } = this;
    const { cap } = this.ladder;
    const row = this.count + 1;
    const crossings = new Int32Array(found.crossings.length / row);
    for (let i = 0; i < crossings.length; i++) {
      crossings[i] = found.crossings[i * row + number] as number;
    }
    const scored = found.scored.countAt(number);
    const tracked = found.tracked.countAt(number);
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
    const [before] = found.before.countAt(number) as [Int32Array];
    const [since] = found.since.countAt(number) as [Int32Array];
    const recent = new Int32Array(cap + 2);
    for (let level = cap; level >= 0; level--) {
      recent[level] =
        (recent[level + 1] as number) +
        (since[level + 1] as number) -
        (before[level + 1] as number);
    }
    return { crossings, reached, best, recent };
  }
}
