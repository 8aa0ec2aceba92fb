import { type Grouping, isHeldOut } from "./grouping";
import { daysOf } from "./judge";
import type { DaysEarlier } from "./judgement";
import { MovingMiddle } from "./middle";

/** Numbers of each passage below. */
const NUMBERS = 3;

/**
 * At which steps of a number that moves leads that were really handed off cross at one minute: as
 * lead, first and last step; and so many minutes before the hand-off.
 */
export interface Passages {
  passages: Uint32Array;
  earlier: Int32Array;
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

/** By step from 0 on, the median days before the real hand-offs. */
export function daysAlong(
  steps: number,
  { passages, earlier }: Passages,
  { holdOutFrom, groups }: Pick<Grouping, "holdOutFrom" | "groups">,
): DaysEarlier[] {
  const beginning = placesBy(passages, 1, steps);
  const ending = placesBy(passages, 2, steps);
  const middle = () => new MovingMiddle(earlier);
  const all = middle();
  const parts = holdOutFrom === null ? null : { holdOut: middle(), before: middle() };
  const count = (places: Uint32Array, by: 1 | -1) => {
    for (const place of places) {
      const value = earlier[place] as number;
      all.count(value, by);
      if (!parts) continue;
      const lead = passages[place * NUMBERS] as number;
      const part = isHeldOut(groups[lead] as number) ? parts.holdOut : parts.before;
      part.count(value, by);
    }
  };
  return Array.from({ length: steps }, (_, step) => {
    count(beginning(step), 1);
    const days = {
      all: daysOf(all.middle()),
      holdOut: parts && daysOf(parts.holdOut.middle()),
      before: parts && daysOf(parts.before.middle()),
    };
    count(ending(step), -1);
    return days;
  });
}
