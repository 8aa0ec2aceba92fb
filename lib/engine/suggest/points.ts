import type { Criteria } from "../criteria";
import { Z95 } from "../statistics";
import { type Effect, fitEffects } from "./effects";
import { type HoldOut, judge, type PointRule } from "./judge";
import type { FeatureColumn } from "./logistic";
import { choosePenalty } from "./penalty";

/** Leads that sales worked and whose end is known, in any order. */
export interface LabelledRows {
  /** Epoch minutes: the hand-off, or the decision for leads that were never handed off. */
  moments: Int32Array;
  /** 1 for `sql`, 0 for `notSql`. */
  sql: Uint8Array;
  /**
   * By rule, as of that moment: 0 or 1 for fit, contribution / points for engagement, which is the
   * decayed count of events under the rule's own cap.
   */
  values: readonly FeatureColumn[];
}

export interface SuggestOptions {
  /**
   * The most points that one rule gets (25 when left out); or `present`: the average lead keeps its
   * gross points, so that caps and thresholds keep their meaning.
   */
  scale?: { largest: number } | "present" | undefined;
  /** Points; present and suggested scores are both cut off there when they are judged. */
  caps?: Criteria["caps"] | undefined;
}

export interface SuggestedRule {
  id: string;
  /** Whole points. */
  points: number;
  present: number;
  /** The rule's own cap, moved with its points; absent where it has none. */
  cap?: number;
  /** Change of the log odds of SQL per unit of the rule's value. */
  coefficient: number;
  /** The coefficient's 95 % interval, in points; the penalty draws it a little towards 0. */
  low: number;
  high: number;
  /** Leads of the training part that meet it, and the SQLs among them. */
  met: number;
  metSql: number;
  /** The interval spans 0: it may be chance, and the points are kept near 0. */
  noise: boolean;
  /** Came out negative, which fading points may not be: 0 is suggested. */
  held: boolean;
}

/** Why nothing is suggested. */
export type Shortage =
  | {
      /** Of all leads, or of the earlier part, which is learnt from. */
      reason: "fewLeads" | "fewToLearnFrom";
      needed: number;
      sql: number;
      notSql: number;
    }
  | { reason: "noRules" | "oneMoment" | "noPoints" | "chance" };

export type Suggestion =
  | ({ kind: "refused" } & Shortage)
  | {
      kind: "suggested";
      rules: SuggestedRule[];
      pointsPerLogOdds: number;
      penalty: number;
      training: { sql: number; notSql: number };
      /** Epoch minute of the first lead that was not learnt from. */
      holdOutFrom: number;
      holdOut: HoldOut;
    };

/** SQLs and non-SQLs below which nothing is suggested. */
export const LEAST_OF_EACH = 30;
/** The same for the part that is learnt from. */
const LEAST_LEARNT = LEAST_OF_EACH / 2;
const LARGEST = 25;
/** What a criteria version can hold. */
const POINTS_LIMIT = 1000;
const TRAINING_SHARE = 0.7;

function countOutcomes(labels: Uint8Array): { sql: number; notSql: number } {
  const sql = labels.reduce((sum, label) => sum + label, 0);
  return { sql, notSql: labels.length - sql };
}

/** Rows in order of time, those of one moment as they came. */
function inOrder({ moments, sql, values }: LabelledRows): LabelledRows {
  const order = Uint32Array.from(moments, (_, row) => row).sort(
    (a, b) => (moments[a] ?? 0) - (moments[b] ?? 0) || a - b,
  );
  return {
    moments: Int32Array.from(order, (row) => moments[row] ?? 0),
    sql: Uint8Array.from(order, (row) => sql[row] ?? 0),
    values: values.map((column) => Float64Array.from(order, (row) => column[row] ?? 0)),
  };
}

/** Where the hold-out part begins, so that no moment is on both sides of it. */
function cutOf(moments: Int32Array): number {
  const wanted = Math.floor(moments.length * TRAINING_SHARE);
  const first = moments.indexOf(moments[wanted] ?? 0);
  return first > 0 ? first : moments.lastIndexOf(moments[0] ?? 0) + 1;
}

/** Gross points of all rows before the cut. */
function grossOf(rows: LabelledRows, weights: readonly number[], cut: number): number {
  let gross = 0;
  rows.values.forEach((column, i) => {
    for (let row = 0; row < cut; row++) gross += Math.abs((weights[i] ?? 0) * (column[row] ?? 0));
  });
  return gross;
}

/** Points per log odds. */
function scaleOf(
  rows: LabelledRows,
  rules: readonly PointRule[],
  weights: readonly number[],
  cut: number,
  scale: SuggestOptions["scale"] = { largest: LARGEST },
): number {
  const largest = Math.max(...weights.map(Math.abs));
  const limit = POINTS_LIMIT / largest;
  if (scale !== "present") return Math.min(scale.largest / largest, limit);
  const present = rules.map(({ points }) => points);
  const gross = grossOf(rows, present, cut);
  // Rules that give nothing at present have no scale to keep.
  return Math.min(gross > 0 ? gross / grossOf(rows, weights, cut) : LARGEST / largest, limit);
}

function suggestedRule(
  { id, points: present, cap }: PointRule,
  { coefficient, error, noise, held, steadied }: Effect,
  scale: number,
  { values, sql }: LabelledRows,
  place: number,
  cut: number,
): SuggestedRule {
  // Without the negative zero that a small loss rounds to.
  const points = Math.round(steadied * scale) + 0;
  const follows = present > 0 && points > 0;
  let met = 0;
  let metSql = 0;
  for (let row = 0; row < cut; row++) {
    if ((values[place]?.[row] ?? 0) === 0) continue;
    met += 1;
    metSql += sql[row] ?? 0;
  }
  return {
    id,
    points,
    present,
    ...(cap === undefined ? {} : { cap: follows ? Math.round((cap * points) / present) : cap }),
    coefficient,
    low: (coefficient - Z95 * error) * scale,
    high: (coefficient + Z95 * error) * scale,
    met,
    metSql,
    noise,
    held,
  };
}

function refused(shortage: Shortage): Suggestion {
  return { kind: "refused", ...shortage };
}

/**
 * Points for the rules of a version, fitted together to what became of the leads: a penalised
 * logistic regression on the first 70 % by time, its coefficients scaled to whole points, judged on
 * the last 30 % against the present points. `values` has one column per rule. With too little to go
 * on it refuses and says why. The same rows give the same suggestion.
 * Throws RangeError on columns that do not match.
 */
export function suggestPoints(
  leads: LabelledRows,
  rules: readonly PointRule[],
  { scale, caps }: SuggestOptions = {},
): Suggestion {
  const { moments, sql: labels, values } = leads;
  if (values.length !== rules.length || moments.length !== labels.length) {
    throw new RangeError(`${values.length} columns do not match ${rules.length} rules`);
  }
  const all = countOutcomes(labels);
  if (Math.min(all.sql, all.notSql) < LEAST_OF_EACH) {
    return refused({ reason: "fewLeads", needed: LEAST_OF_EACH, ...all });
  }
  if (rules.length === 0) return refused({ reason: "noRules" });
  const rows = inOrder(leads);
  const cut = cutOf(rows.moments);
  if (cut === labels.length) return refused({ reason: "oneMoment" });
  const training = countOutcomes(rows.sql.subarray(0, cut));
  if (Math.min(training.sql, training.notSql) < LEAST_LEARNT) {
    return refused({ reason: "fewToLearnFrom", needed: LEAST_LEARNT, ...training });
  }
  const samples = { columns: rows.values, labels: rows.sql };
  const penalty = choosePenalty(samples, cut);
  const effects = fitEffects(samples, rules, cut, penalty);
  if (!effects) return refused({ reason: "noPoints" });
  if (effects.every(({ noise, held }) => noise || held)) {
    return refused({ reason: "chance" });
  }
  const perLogOdds = scaleOf(
    rows,
    rules,
    effects.map(({ steadied }) => steadied),
    cut,
    scale,
  );
  const suggested = rules.flatMap((rule, i) => {
    const effect = effects[i];
    return effect ? suggestedRule(rule, effect, perLogOdds, rows, i, cut) : [];
  });
  const points = suggested.map((rule) => rule.points);
  return {
    kind: "suggested",
    rules: suggested,
    pointsPerLogOdds: perLogOdds,
    penalty,
    training,
    holdOutFrom: rows.moments[cut] ?? 0,
    holdOut: judge(rows, rules, points, caps, cut),
  };
}
