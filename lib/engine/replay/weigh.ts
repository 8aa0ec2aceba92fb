import { MILLIPOINTS } from "../decay";
import { OUTCOME_LABELS } from "../handoffs";
import { type Rate, wilson, Z95 } from "../statistics";
import { NONE } from "./columns";
import type { Evidence } from "./evidence";
import { LABEL } from "./labels";

/** Most bars of a distribution. */
const BARS = 25;

/** Leads by points at their best moment, in bars of equal width, and by label. */
export interface Distribution {
  /** Points; bar i holds i · width to just below (i + 1) · width, the first all below as well. */
  width: number;
  /** Per label, in the order of `OUTCOME_LABELS`, leads per bar. */
  bars: readonly Uint32Array[];
}

/** What another engagement threshold would send; places are whole points from 0 to the cap. */
export interface ThresholdCurve {
  mqls: Uint32Array;
  sql: Uint32Array;
  notSql: Uint32Array;
}

/** Whether leads that meet a rule become SQL more often than others whose outcome is known. */
export interface RuleEvidence {
  id: string;
  group: "fit" | "engagement";
  /** All leads that meet it, with known outcome or not. */
  leads: number;
  withRule: Rate;
  withoutRule: Rate;
  /** Ratio of the two rates with its 95 % interval; null while one of them is 0 or unknown. */
  lift: { ratio: number; low: number; high: number } | null;
}

export interface Weighed {
  engagement: Distribution;
  fit: Distribution;
  /** Leads of which gates never were open: they are in no distribution. */
  shutOut: number;
  curve: ThresholdCurve;
  rules: RuleEvidence[];
}

function distributionOf(
  best: Int32Array,
  cap: number,
  labels: Uint8Array,
  counts: (lead: number) => boolean,
): Distribution {
  const most = cap / MILLIPOINTS;
  const width = Math.max(1, Math.ceil((most + 1) / BARS));
  const size = Math.floor(most / width) + 1;
  const bars = OUTCOME_LABELS.map(() => new Uint32Array(size));
  for (let lead = 0; lead < labels.length; lead++) {
    if (!counts(lead)) continue;
    const bar = Math.max(0, Math.floor((best[lead] as number) / (width * MILLIPOINTS)));
    const column = bars[labels[lead] as number] as Uint32Array;
    column[bar] = (column[bar] as number) + 1;
  }
  return { width, bars };
}

/** Turns counts per place into counts of that place and all above. */
function andAbove(counts: Uint32Array): Uint32Array {
  for (let i = counts.length - 2; i >= 0; i--) {
    counts[i] = (counts[i] as number) + (counts[i + 1] as number);
  }
  return counts;
}

function curveOf(evidence: Evidence, labels: Uint8Array, chosen: Uint8Array): ThresholdCurve {
  const { bestMinute, bestFit, bestEngagement, tracked, thresholds, caps } = evidence;
  const size = caps.engagement / MILLIPOINTS + 1;
  const mqls = new Uint32Array(size);
  const sql = new Uint32Array(size);
  const notSql = new Uint32Array(size);
  for (let lead = 0; lead < labels.length; lead++) {
    if (chosen[lead] === 0) continue;
    let most = -1;
    // A fast track asks for no threshold.
    if (tracked[lead] === 1) most = size - 1;
    else if (bestMinute[lead] !== NONE && (bestFit[lead] as number) >= thresholds.fit) {
      most = Math.floor((bestEngagement[lead] as number) / MILLIPOINTS);
    }
    if (most < 0) continue;
    mqls[most] = (mqls[most] as number) + 1;
    const label = labels[lead];
    if (label === LABEL.sql) sql[most] = (sql[most] as number) + 1;
    else if (label === LABEL.notSql) notSql[most] = (notSql[most] as number) + 1;
  }
  return { mqls: andAbove(mqls), sql: andAbove(sql), notSql: andAbove(notSql) };
}

/**
 * Ratio of two rates with its 95 % interval; null unless both are above 0.
 * Source: Katz, Baptista, Azen & Pike, Biometrics 34 (1978) 469–474.
 */
function liftOf(withRule: Rate, withoutRule: Rate): RuleEvidence["lift"] {
  if (!withRule.rate || !withoutRule.rate) return null;
  const ratio = withRule.rate / withoutRule.rate;
  const spread = Math.exp(
    Z95 * Math.sqrt(1 / withRule.k - 1 / withRule.n + 1 / withoutRule.k - 1 / withoutRule.n),
  );
  return { ratio, low: ratio / spread, high: ratio * spread };
}

function ruleEvidence(
  { id, group, met }: Evidence["rules"][number],
  labels: Uint8Array,
  chosen: Uint8Array,
): RuleEvidence {
  let leads = 0;
  // Of those that do not meet it and those that do.
  const sql = [0, 0];
  const known = [0, 0];
  for (let lead = 0; lead < labels.length; lead++) {
    if (chosen[lead] === 0) continue;
    const meets = met[lead] as 0 | 1;
    leads += meets;
    const label = labels[lead];
    if (label !== LABEL.sql && label !== LABEL.notSql) continue;
    known[meets] = (known[meets] as number) + 1;
    if (label === LABEL.sql) sql[meets] = (sql[meets] as number) + 1;
  }
  const withRule = wilson(sql[1] ?? 0, known[1] ?? 0);
  const withoutRule = wilson(sql[0] ?? 0, known[0] ?? 0);
  return { id, group, leads, withRule, withoutRule, lift: liftOf(withRule, withoutRule) };
}

/** Scores and rules against outcomes, over the leads that `chosen` marks with 1. */
export function weigh(evidence: Evidence, labels: Uint8Array, chosen: Uint8Array): Weighed {
  const { bestMinute, bestFit, bestEngagement, caps, rules } = evidence;
  const open = (lead: number) => chosen[lead] === 1 && bestMinute[lead] !== NONE;
  let shutOut = 0;
  for (let lead = 0; lead < labels.length; lead++) {
    if (chosen[lead] === 1 && bestMinute[lead] === NONE) shutOut += 1;
  }
  return {
    engagement: distributionOf(bestEngagement, caps.engagement, labels, open),
    fit: distributionOf(bestFit, caps.fit, labels, open),
    shutOut,
    curve: curveOf(evidence, labels, chosen),
    rules: rules.map((rule) => ruleEvidence(rule, labels, chosen)),
  };
}
