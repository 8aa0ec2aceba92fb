import { firstAscent } from "./ascents";
import { type Columns, NONE, OUTCOME, OUTCOMES } from "./columns";
import { daysAlong, type Passages } from "./days-along";
import { integers, naturals } from "./growing";
import type { DaysEarlier } from "./judgement";
import type { Ladder } from "./ladder";

/** From which threshold to which leads that were really handed off cross at one minute. */
function passagesOf({ outcomes }: Columns, { ascents, grouping, cap }: Ladder): Passages {
  const { ends, level, minute, tracked } = ascents;
  const passages = naturals();
  const earlier = integers();
  for (const lead of grouping.handedOff) {
    const handedOff = outcomes[lead * OUTCOMES + OUTCOME.mql] as number;
    const last = ends[lead] as number;
    let from = 0;
    const pass = (to: number, at: number) => {
      passages.push(lead);
      passages.push(from);
      passages.push(to);
      earlier.push(handedOff - at);
      from = to + 1;
    };
    for (let i = firstAscent(ascents, lead); i < last; i++) {
      pass(level[i] as number, minute[i] as number);
    }
    const trackedAt = tracked.minute[lead] as number;
    if (trackedAt !== NONE && from <= cap) pass(cap, trackedAt);
  }
  return { passages: passages.finish(), earlier: earlier.finish() };
}

/** By engagement threshold from 0 to the cap, the median days before the real hand-offs. */
export function daysByThreshold(columns: Columns, ladder: Ladder): DaysEarlier[] {
  return daysAlong(ladder.cap + 1, passagesOf(columns, ladder), ladder.grouping);
}
