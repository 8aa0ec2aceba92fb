import { MINUTES_PER_DAY } from "../decay";
import type { Judged } from "../evidence";
import { OUTCOME_LABELS, type OutcomeLabel } from "../handoffs";
import { wilson } from "../statistics";
import { type Columns, NONE, OUTCOME, OUTCOMES } from "./columns";
import type { Crossings } from "./crossings";
import { GROUPS, type Grouping, isHeldOut, labelOf } from "./grouping";
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
  /** The leads that are held out; null without a date. */
  holdOut: Judged | null;
  /** The others; null without a date. */
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

type Groups = (group: number) => boolean;

/**
 * Gives the median days before their real hand-off at which leads of some groups cross; null when
 * none do.
 */
function daysEarlier({ outcomes }: Columns, { handedOff, groups }: Grouping, { crossing }: Sent) {
  const earlier = new Int32Array(handedOff.length);
  const groupOf = new Uint8Array(handedOff.length);
  let crossed = 0;
  for (let i = 0; i < handedOff.length; i++) {
    const lead = handedOff[i] as number;
    const when = crossing(lead);
    if (when === NONE) continue;
    earlier[crossed] = (outcomes[lead * OUTCOMES + OUTCOME.mql] as number) - when;
    groupOf[crossed] = groups[lead] as number;
    crossed += 1;
  }
  return (chosen: Groups): number | null => {
    const some = new Int32Array(crossed);
    let count = 0;
    for (let i = 0; i < crossed; i++) {
      if (!chosen(groupOf[i] as number)) continue;
      some[count] = earlier[i] as number;
      count += 1;
    }
    const middle = middleOf(some.subarray(0, count));
    return middle === null ? null : middle / MINUTES_PER_DAY;
  };
}

/** Those of some groups who cross, by label. */
function byLabel(
  { counts }: Pick<Sent, "counts">,
  { periods }: Grouping,
  chosen: Groups,
): Uint32Array {
  const labels = new Uint32Array(OUTCOME_LABELS.length);
  for (let group = 0; group < GROUPS; group++) {
    if (!chosen(group)) continue;
    for (let period = 0; period < periods.count; period++) {
      const label = labelOf(group);
      labels[label] = (labels[label] as number) + (counts[group * periods.count + period] ?? 0);
    }
  }
  return labels;
}

function sizesOf({ sizes }: Grouping, chosen: Groups): Uint32Array {
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
 * again of the leads that are held out and of the others.
 */
export function judge(columns: Columns, grouping: Grouping, sent: Sent): Judgement {
  const days = daysEarlier(columns, grouping, sent);
  const judgedOf = (chosen: Groups) => {
    const sqls = sizesOf(grouping, chosen)[LABEL.sql] ?? 0;
    return judged(byLabel(sent, grouping, chosen), sqls, days(chosen));
  };
  const isSplit = grouping.holdOutFrom !== null;
  return {
    weeks: weeksOf(grouping, sent),
    all: judgedOf(() => true),
    holdOut: isSplit ? judgedOf(isHeldOut) : null,
    before: isSplit ? judgedOf((group) => !isHeldOut(group)) : null,
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
