import type { Judged } from "../evidence";
import { OUTCOME_LABELS, type OutcomeLabel } from "../handoffs";
import { wilson } from "../statistics";
import { GROUPS, isHeldOut, isSentByActive, labelOf } from "./grouping";
import { LABEL } from "./labels";

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

export function sumOf({ sql, notSql, maturing, unlabelled }: Tally): number {
  return sql + notSql + maturing + unlabelled;
}

/** The median days that MQLs come before their real hand-off; null where there are none. */
export interface DaysEarlier {
  all: number | null;
  holdOut: number | null;
  before: number | null;
}

/** The MQLs of some criteria as they are counted. */
export interface Made {
  /** Per group. */
  groups: number[];
  /** Per week, each from its start to the next one's; the last has no end. */
  weeks: number[];
  days: DaysEarlier;
}

/** How criteria fare against what really happened. */
export interface Judgement {
  /** MQLs per week, as in `Made`. */
  weeks: number[];
  all: Judged;
  /** The leads that are held out; null without a date. */
  holdOut: Judged | null;
  /** The others; null without a date. */
  before: Judged | null;
}

type Groups = (group: number) => boolean;

/** Leads of some groups by label, when there are so many per group. */
function byLabel(counts: ArrayLike<number>, chosen: Groups): Tally {
  const labels = OUTCOME_LABELS.map(() => 0);
  for (let group = 0; group < GROUPS; group++) {
    const label = labelOf(group);
    if (chosen(group)) labels[label] = (labels[label] ?? 0) + (counts[group] ?? 0);
  }
  return tallyOf(labels);
}

/**
 * MQLs per week, precision and recall with intervals, days against the real hand-off, and all of it
 * again of the leads that are held out and of the others. `sizes` are all leads per group.
 */
export function judgementOf(
  { groups, weeks, days }: Made,
  sizes: ArrayLike<number>,
  hasHoldOut: boolean,
): Judgement {
  const judged = (chosen: Groups, daysEarlier: number | null): Judged => {
    const tally = byLabel(groups, chosen);
    return {
      mqls: sumOf(tally),
      byLabel: tally,
      precision: wilson(tally.sql, tally.sql + tally.notSql),
      recall: wilson(tally.sql, byLabel(sizes, chosen).sql),
      daysEarlier,
    };
  };
  return {
    weeks,
    all: judged(() => true, days.all),
    holdOut: hasHoldOut ? judged(isHeldOut, days.holdOut) : null,
    before: hasHoldOut ? judged((group) => !isHeldOut(group), days.before) : null,
  };
}

/** By label, the MQLs that the criteria in force do not send, and those of theirs that are none. */
export function changedBy(
  { groups }: Pick<Made, "groups">,
  sizes: ArrayLike<number>,
): { gained: Tally; lost: Tally } {
  const left = Array.from(
    { length: GROUPS },
    (_, group) => (sizes[group] ?? 0) - (groups[group] ?? 0),
  );
  return {
    gained: byLabel(groups, (group) => !isSentByActive(group)),
    lost: byLabel(left, isSentByActive),
  };
}
