import { MINUTES_PER_DAY } from "../decay";
import { OUTCOME_LABELS, type OutcomeLabel } from "../handoffs";
import { type Rate, wilson } from "../statistics";
import { type Columns, leadCount, NONE, OUTCOME, OUTCOMES } from "./columns";
import { type Crossings, PATH } from "./crossings";
import type { Evidence } from "./evidence";
import { LABEL } from "./labels";
import { type Weighed, weigh } from "./weigh";

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

/** How the MQLs of a draft fared. */
export interface Verdict {
  leads: number;
  mqls: number;
  /** Its MQLs by what became of their real hand-off. */
  labels: Tally;
  /** SQLs among its MQLs whose outcome is known. */
  precision: Rate;
  /** Its MQLs among all leads that really became SQL in time. */
  recall: Rate;
  /** Its MQLs that were really handed off, and the middle of how many days later than that they
   * would have been (below zero: earlier); null when there are none. */
  handedOff: number;
  daysLater: number | null;
  /** With evidence only. */
  weighed: Weighed | null;
}

/** Leads that one set of criteria sends and the other does not. */
export interface Difference {
  count: number;
  labels: Tally;
  /** The places of the first of them. */
  leads: Uint32Array;
}

export interface Judgement {
  /** MQLs per week, each from its start to the next one's; the last has no end. */
  weeks: Uint32Array;
  all: Verdict;
  /** Leads before the hold-out date, by their MQL moment or else creation, and from it on. */
  train: Verdict | null;
  holdOut: Verdict | null;
  gained: Difference | null;
  lost: Difference | null;
}

export interface JudgeOptions {
  /** Epoch minutes, ascending. */
  weekStarts: readonly number[];
  /** Epoch minutes. */
  holdOutFrom?: number | undefined;
  /** Those of the criteria in force, for what the draft gains and loses. */
  active?: Crossings | undefined;
  /** Of the draft's own crossings; without it nothing is weighed. */
  evidence?: Evidence | undefined;
  /** How many gained and lost leads are named. */
  named?: number | undefined;
}

/** MQLs by week; those before the first start are in none. */
function byWeek({ minute, path }: Crossings, starts: readonly number[]): Uint32Array {
  const weeks = new Uint32Array(starts.length);
  for (let lead = 0; lead < minute.length; lead++) {
    if (path[lead] === PATH.none) continue;
    const at = minute[lead] as number;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] as number) <= at) low = middle + 1;
      else high = middle;
    }
    if (low > 0) weeks[low - 1] = (weeks[low - 1] as number) + 1;
  }
  return weeks;
}

/** The middle of the values, which are put in order; null of none. */
function middleOf(values: Int32Array): number | null {
  if (values.length === 0) return null;
  values.sort();
  const half = values.length >>> 1;
  const upper = values[half] as number;
  return values.length % 2 === 1 ? upper : ((values[half - 1] as number) + upper) / 2;
}

/** The verdict on the leads that `chosen` marks with 1. */
function verdictOn(
  columns: Columns,
  { minute, path }: Crossings,
  labels: Uint8Array,
  chosen: Uint8Array,
  evidence: Evidence | undefined,
): Verdict {
  const counts = new Uint32Array(OUTCOME_LABELS.length);
  const later = new Int32Array(minute.length);
  let leads = 0;
  let sqls = 0;
  let mqls = 0;
  let handedOff = 0;
  for (let lead = 0; lead < minute.length; lead++) {
    if (chosen[lead] === 0) continue;
    leads += 1;
    const label = labels[lead] as number;
    if (label === LABEL.sql) sqls += 1;
    if (path[lead] === PATH.none) continue;
    mqls += 1;
    counts[label] = (counts[label] as number) + 1;
    const real = columns.outcomes[lead * OUTCOMES + OUTCOME.mql] as number;
    if (real === NONE) continue;
    later[handedOff] = (minute[lead] as number) - real;
    handedOff += 1;
  }
  const tally = tallyOf(counts);
  const middle = middleOf(later.subarray(0, handedOff));
  return {
    leads,
    mqls,
    labels: tally,
    precision: wilson(tally.sql, tally.sql + tally.notSql),
    recall: wilson(tally.sql, sqls),
    handedOff,
    daysLater: middle === null ? null : middle / MINUTES_PER_DAY,
    weighed: evidence ? weigh(evidence, labels, chosen) : null,
  };
}

/** Leads that `these` send and `those` do not. */
function difference(
  these: Crossings,
  those: Crossings,
  labels: Uint8Array,
  named: number,
): Difference {
  const counts = new Uint32Array(OUTCOME_LABELS.length);
  const leads = new Uint32Array(Math.min(named, labels.length));
  let count = 0;
  for (let lead = 0; lead < labels.length; lead++) {
    if (these.path[lead] === PATH.none || those.path[lead] !== PATH.none) continue;
    if (count < leads.length) leads[count] = lead;
    count += 1;
    const label = labels[lead] as number;
    counts[label] = (counts[label] as number) + 1;
  }
  return { count, labels: tallyOf(counts), leads: leads.slice(0, count) };
}

/**
 * How a draft fares against what really happened: its MQLs per week, precision and recall with
 * intervals, days against the real hand-off, what it gains and loses against the criteria in force,
 * and all of it split by a date. `labels` are those of `labelLeads`, of the same columns.
 */
export function judge(
  columns: Columns,
  crossings: Crossings,
  labels: Uint8Array,
  { weekStarts, holdOutFrom, active, evidence, named = 200 }: JudgeOptions,
): Judgement {
  const leads = leadCount(columns);
  const verdict = (chosen: Uint8Array) => verdictOn(columns, crossings, labels, chosen, evidence);
  const splits = holdOutFrom !== undefined;
  const heldOut = new Uint8Array(splits ? leads : 0);
  if (splits) {
    for (let lead = 0; lead < leads; lead++) {
      const mql = crossings.path[lead] !== PATH.none;
      const at = (mql ? crossings.minute[lead] : columns.created[lead]) as number;
      if (at >= holdOutFrom) heldOut[lead] = 1;
    }
  }
  return {
    weeks: byWeek(crossings, weekStarts),
    all: verdict(new Uint8Array(leads).fill(1)),
    train: splits ? verdict(heldOut.map((each) => 1 - each)) : null,
    holdOut: splits ? verdict(heldOut) : null,
    gained: active ? difference(crossings, active, labels, named) : null,
    lost: active ? difference(active, crossings, labels, named) : null,
  };
}
