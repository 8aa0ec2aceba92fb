import { RECENT_WEEKS } from "../drift";
import { addCrossings, type Ladder } from "./ladder";

/** What the thresholds that are counted would have sent in the latest whole weeks. */
export interface Recent {
  /** How many weeks: 13, or as many as there are since the lowest threshold first sent anybody. */
  weeks: number;
  /** By rung, MQLs in these weeks. */
  mqls: Uint32Array;
}

/** Where the latest weeks begin and end that are whole by `until`, the last minute that counts. */
export function recentBounds(weekStarts: readonly number[], until: number): readonly number[] {
  return weekStarts.filter((start) => start <= until + 1).slice(-RECENT_WEEKS - 1);
}

/** `until` is the last minute that counts. */
export function recentOf(ladder: Ladder, until: number): Recent {
  const { weekStarts, periods } = ladder.grouping;
  const bounds = recentBounds(weekStarts, until);
  const before = new Uint32Array(ladder.rungs);
  const mqls = new Uint32Array(ladder.rungs);
  let weeks = 0;
  bounds.forEach((start, i) => {
    const end = bounds[i + 1];
    if (i === 0) addCrossings(ladder, before, 0, periods.of(start));
    if (end === undefined) return;
    addCrossings(ladder, mqls, periods.of(start), periods.of(end));
    if ((before[0] as number) + (mqls[0] as number) > 0) weeks += 1;
  });
  return { weeks, mqls };
}
