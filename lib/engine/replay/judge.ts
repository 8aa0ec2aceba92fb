import { MINUTES_PER_DAY } from "../decay";
import { type Columns, NONE, OUTCOME, OUTCOMES } from "./columns";
import type { Crossings } from "./crossings";
import { GROUPS, type Grouping, isHeldOut } from "./grouping";
import { type DaysEarlier, type Judgement, judgementOf, type Made } from "./judgement";
import { countsAt, crossingAt, type Ladder } from "./ladder";
import { middleOf } from "./middle";

/** Who crosses: counted by group and period, and when each does (epoch minutes; NONE: never). */
export interface Sent {
  counts: Uint32Array;
  crossing(lead: number): number;
}

/** Who crosses under a threshold of whole points. */
export function sentAt(ladder: Ladder, threshold: number): Sent {
  return {
    counts: countsAt(ladder, threshold),
    crossing: (lead) => crossingAt(ladder, lead, threshold),
  };
}

/** Who crosses as is known already. */
export function sentBy({ minute }: Crossings, { groups, periods }: Grouping): Sent {
  const counts = new Uint32Array(GROUPS * periods.count);
  for (let lead = 0; lead < minute.length; lead++) {
    const when = minute[lead] as number;
    if (when === NONE) continue;
    const at = (groups[lead] as number) * periods.count + periods.of(when);
    counts[at] = (counts[at] as number) + 1;
  }
  return { counts, crossing: (lead) => minute[lead] as number };
}

/** The median days before their real hand-off at which leads cross. */
function daysEarlier(
  { outcomes }: Columns,
  { handedOff, groups, holdOutFrom }: Grouping,
  { crossing }: Sent,
): DaysEarlier {
  const earlier = new Int32Array(handedOff.length);
  const isLate = new Uint8Array(handedOff.length);
  let crossed = 0;
  for (let i = 0; i < handedOff.length; i++) {
    const lead = handedOff[i] as number;
    const when = crossing(lead);
    if (when === NONE) continue;
    earlier[crossed] = (outcomes[lead * OUTCOMES + OUTCOME.mql] as number) - when;
    isLate[crossed] = isHeldOut(groups[lead] as number) ? 1 : 0;
    crossed += 1;
  }
  const inDays = (minutes: Int32Array) => daysOf(middleOf(minutes));
  const all = earlier.subarray(0, crossed);
  const part = (late: number) => inDays(all.filter((_, i) => isLate[i] === late));
  const isSplit = holdOutFrom !== null;
  return {
    holdOut: isSplit ? part(1) : null,
    before: isSplit ? part(0) : null,
    // Last, as it puts them into another order.
    all: inDays(all),
  };
}

export function daysOf(minutes: number | null): number | null {
  return minutes === null ? null : minutes / MINUTES_PER_DAY;
}

/** What those who cross come to. */
export function madeBy(columns: Columns, grouping: Grouping, sent: Sent): Made {
  return madeOf(grouping, sent.counts, daysEarlier(columns, grouping, sent));
}

/** How those who cross fare against what really happened. */
export function judge(columns: Columns, grouping: Grouping, sent: Sent): Judgement {
  const { sizes, holdOutFrom } = grouping;
  return judgementOf(madeBy(columns, grouping, sent), sizes, holdOutFrom !== null);
}

/** `counts` are those who cross by group and period. */
export function madeOf(
  { periods, weekStarts }: Grouping,
  counts: Uint32Array,
  days: DaysEarlier,
): Made {
  const groups = new Uint32Array(GROUPS);
  const perPeriod = new Uint32Array(periods.count);
  for (let group = 0, at = 0; group < GROUPS; group++) {
    for (let period = 0; period < periods.count; period++, at++) {
      const count = counts[at] as number;
      groups[group] = (groups[group] as number) + count;
      perPeriod[period] = (perPeriod[period] as number) + count;
    }
  }
  const weeks = weekStarts.map(() => 0);
  let week = -1;
  perPeriod.forEach((count, period) => {
    const start = periods.starts[period - 1];
    if (start !== undefined && start === weekStarts[week + 1]) week += 1;
    if (week >= 0) weeks[week] = (weeks[week] ?? 0) + count;
  });
  return { groups: [...groups], weeks, days };
}
