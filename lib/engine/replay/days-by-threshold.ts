import { type Columns, NONE, OUTCOME, OUTCOMES } from "./columns";
import { isHeldOut } from "./grouping";
import { integers, naturals } from "./growing";
import { daysOf } from "./judge";
import type { DaysEarlier } from "./judgement";
import type { Ladder } from "./ladder";
import { MovingMiddle } from "./middle";

/** Numbers of each passage below. */
const NUMBERS = 3;

/**
 * From which threshold to which a lead that was really handed off crosses at one minute: as lead,
 * lowest and highest threshold; and so many minutes before its hand-off.
 */
function passagesOf({ outcomes }: Columns, { ascents, grouping, cap }: Ladder) {
  const { placeOf, ends, level, minute, tracked } = ascents;
  const passages = naturals();
  const earlier = integers();
  for (const lead of grouping.handedOff) {
    const handedOff = outcomes[lead * OUTCOMES + OUTCOME.mql] as number;
    const place = placeOf[lead] as number;
    const last = ends[place] as number;
    let from = 0;
    const pass = (to: number, at: number) => {
      passages.push(lead);
      passages.push(from);
      passages.push(to);
      earlier.push(handedOff - at);
      from = to + 1;
    };
    for (let i = place === 0 ? last : (ends[place - 1] as number); i < last; i++) {
      pass(level[i] as number, minute[i] as number);
    }
    const trackedAt = tracked.minute[lead] as number;
    if (trackedAt !== NONE && from <= cap) pass(cap, trackedAt);
  }
  return { passages: passages.finish(), earlier: earlier.finish() };
}

/** The places of passages by one of their numbers, ascending; and where those of each begin. */
function placesBy(passages: Uint32Array, which: number, numbers: number) {
  const at = new Uint32Array(numbers + 1);
  const count = passages.length / NUMBERS;
  for (let i = 0; i < count; i++) {
    const slot = (passages[i * NUMBERS + which] as number) + 1;
    at[slot] = (at[slot] as number) + 1;
  }
  for (let number = 0; number < numbers; number++) {
    at[number + 1] = (at[number + 1] as number) + (at[number] as number);
  }
  const next = at.slice();
  const places = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const number = passages[i * NUMBERS + which] as number;
    places[next[number] as number] = i;
    next[number] = (next[number] as number) + 1;
  }
  return (number: number) => places.subarray(at[number], at[number + 1]);
}

/** By engagement threshold from 0 to the cap, the median days before the real hand-offs. */
export function daysByThreshold(columns: Columns, ladder: Ladder): DaysEarlier[] {
  const { cap, grouping } = ladder;
  const { passages, earlier } = passagesOf(columns, ladder);
  const beginning = placesBy(passages, 1, cap + 1);
  const ending = placesBy(passages, 2, cap + 1);
  const middle = () => new MovingMiddle(earlier);
  const all = middle();
  const parts = grouping.holdOutFrom === null ? null : { holdOut: middle(), before: middle() };
  const count = (places: Uint32Array, by: 1 | -1) => {
    for (const place of places) {
      const value = earlier[place] as number;
      all.count(value, by);
      if (!parts) continue;
      const lead = passages[place * NUMBERS] as number;
      const part = isHeldOut(grouping.groups[lead] as number) ? parts.holdOut : parts.before;
      part.count(value, by);
    }
  };
  return Array.from({ length: cap + 1 }, (_, threshold) => {
    count(beginning(threshold), 1);
    const days = {
      all: daysOf(all.middle()),
      holdOut: parts && daysOf(parts.holdOut.middle()),
      before: parts && daysOf(parts.before.middle()),
    };
    count(ending(threshold), -1);
    return days;
  });
}
