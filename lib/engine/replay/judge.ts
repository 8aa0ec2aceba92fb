import { MINUTES_PER_DAY } from "../decay";
import type { Judged } from "../evidence";
import { OUTCOME_LABELS, type OutcomeLabel } from "../handoffs";
import { wilson } from "../statistics";
import { type Columns, NONE, OUTCOME, OUTCOMES } from "./columns";
import type { Crossings } from "./crossings";
import { GROUPS, type Grouping, isCreatedLate, labelOf } from "./grouping";
import { LABEL } from "./labels";
import { countsAt, crossingAt, type Ladder } from "./ladder";
import { middleOf } from "./middle";

/** Leads by what became of them. */
export type Tally = Record<OutcomeLabel, number>;

export function tallyOf(counts: ArrayLike<number>): Tally {
  const count = (label: OutcomeLabel) => counts[LABEL[label]] ?? 0;
  return {
    sql: count("sql"),
    notSql: count("notSql"),
    maturing: count("maturing"),
    unlabelled: count("unlabelled"),
  };
}

/** How criteria fare against what really happened. */
export interface Judgement {
  /** MQLs per week, each from its start to the next one's; the last has no end. */
  weeks: number[];
  all: Judged;
  /** Leads from the hold-out date on, by their MQL moment or else creation; null without a date. */
  holdOut: Judged | null;
  /** The leads before it; null without a date. */
  before: Judged | null;
}

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

/**
 * Gives the median days before their real hand-off at which leads cross that do so from one minute
 * on and before another; null when there are none.
 */
function daysEarlier({ outcomes }: Columns, { handedOff }: Grouping, { crossing }: Sent) {
  const crossings = new Int32Array(handedOff.length);
  handedOff.forEach((lead, i) => {
    crossings[i] = crossing(lead);
  });
  return (from: number, until: number): number | null => {
    const earlier = new Int32Array(handedOff.length);
    let count = 0;
    for (let i = 0; i < handedOff.length; i++) {
      const when = crossings[i] as number;
      if (when === NONE || when < from || when >= until) continue;
      const lead = handedOff[i] as number;
      earlier[count] = (outcomes[lead * OUTCOMES + OUTCOME.mql] as number) - when;
      count += 1;
    }
    const middle = middleOf(earlier.subarray(0, count));
    return middle === null ? null : middle / MINUTES_PER_DAY;
  };
}

/** Those who cross by label, from a period on; `chosen` says of which groups. */
export function byLabel(
  { counts }: Pick<Sent, "counts">,
  { periods }: Grouping,
  firstPeriod: number,
  chosen: (group: number) => boolean = () => true,
): Uint32Array {
  const labels = new Uint32Array(OUTCOME_LABELS.length);
  for (let group = 0; group < GROUPS; group++) {
    if (!chosen(group)) continue;
    for (let period = firstPeriod; period < periods.count; period++) {
      const label = labelOf(group);
      labels[label] = (labels[label] as number) + (counts[group * periods.count + period] ?? 0);
    }
  }
  return labels;
}

export function sizesOf({ sizes }: Grouping, chosen: (group: number) => boolean): Uint32Array {
  const labels = new Uint32Array(OUTCOME_LABELS.length);
  sizes.forEach((size, group) => {
    const label = labelOf(group);
    if (chosen(group)) labels[label] = (labels[label] as number) + size;
  });
  return labels;
}

function judged(labels: Uint32Array, sqls: number, daysEarlier: number | null): Judged {
  const tally = tallyOf(labels);
  return {
    mqls: tally.sql + tally.notSql + tally.maturing + tally.unlabelled,
    byLabel: tally,
    precision: wilson(tally.sql, tally.sql + tally.notSql),
    recall: wilson(tally.sql, sqls),
    daysEarlier,
  };
}

/**
 * MQLs per week, precision and recall with intervals, days against the real hand-off, and all of it
 * again from the hold-out date on and before it.
 */
export function judge(columns: Columns, grouping: Grouping, sent: Sent): Judgement {
  const { periods, holdOutFrom } = grouping;
  const { sql } = LABEL;
  const { NEGATIVE_INFINITY: first, POSITIVE_INFINITY: last } = Number;
  const days = daysEarlier(columns, grouping, sent);
  const sqls = sizesOf(grouping, () => true)[sql] ?? 0;
  const labels = byLabel(sent, grouping, 0);
  const judgement = {
    weeks: weeksOf(grouping, sent),
    all: judged(labels, sqls, days(first, last)),
  };
  if (holdOutFrom === null) return { ...judgement, holdOut: null, before: null };
  const from = periods.of(holdOutFrom);
  // Who was created later is held out anyway, who was created before only by crossing later.
  const created = sizesOf(grouping, isCreatedLate)[sql] ?? 0;
  const crossed = byLabel(sent, grouping, from, (group) => !isCreatedLate(group))[sql] ?? 0;
  const held = byLabel(sent, grouping, from);
  const rest = labels.map((count, label) => count - (held[label] ?? 0));
  return {
    ...judgement,
    holdOut: judged(held, created + crossed, days(holdOutFrom, last)),
    before: judged(rest, sqls - created - crossed, days(first, holdOutFrom)),
  };
}

function weeksOf({ periods, weekStarts }: Grouping, { counts }: Sent): number[] {
  const perPeriod = new Uint32Array(periods.count);
  counts.forEach((count, i) => {
    const period = i % periods.count;
    perPeriod[period] = (perPeriod[period] as number) + count;
  });
  const weeks = weekStarts.map(() => 0);
  let week = -1;
  perPeriod.forEach((count, period) => {
    const start = periods.starts[period - 1];
    if (start !== undefined && start === weekStarts[week + 1]) week += 1;
    if (week >= 0) weeks[week] = (weeks[week] ?? 0) + count;
  });
  return weeks;
}
