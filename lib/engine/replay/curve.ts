import { type Tally, tallyOf } from "./judgement";
import { LABEL } from "./labels";
import type { Ladder } from "./ladder";
import type { Recent } from "./recent";

/** Thresholds of a curve, beside the cap and the one in question. */
export const CURVE_RUNGS = 500;
/** Most bars of a distribution. */
const BARS = 25;

/** What another engagement threshold (whole points) would send. */
export interface Rung {
  threshold: number;
  mqls: number;
  sql: number;
  notSql: number;
  /** Of the MQLs, those of the latest whole weeks; null far from the threshold asked for. */
  recent: number | null;
}

/**
 * What engagement thresholds from 0 to the cap would send, all else as it is: each, or of many some
 * at equal distances and the one in question (whole points).
 */
export function curveOf(
  { reached, cap, lowest }: Pick<Ladder, "reached" | "cap" | "lowest">,
  recent: Recent,
  own: number,
): Rung[] {
  const step = Math.max(1, Math.ceil(cap / CURVE_RUNGS));
  const curve: Rung[] = [];
  const above = reached.map(() => 0);
  for (let threshold = cap + 1; threshold >= 0; threshold--) {
    reached.forEach((leads, label) => {
      above[label] = (above[label] ?? 0) + (leads[threshold] ?? 0);
    });
    const isShown = threshold % step === 0 || threshold === own || threshold === cap;
    if (!isShown || threshold > cap) continue;
    const mqls = above.reduce((sum, leads) => sum + leads, 0);
    const sql = above[LABEL.sql] ?? 0;
    const notSql = above[LABEL.notSql] ?? 0;
    const inWeeks = recent.mqls[threshold - lowest] ?? null;
    curve.push({ threshold, mqls, sql, notSql, recent: inWeeks });
  }
  return curve.reverse();
}

/** Leads that fit by their engagement at its best, in bars of equal width from 0 on. */
export interface Distribution {
  /** Whole points; the first bar holds all below it as well. */
  width: number;
  bins: Tally[];
}

/** Whole points that a bar is wide, when the engagement is capped at so many. */
export function barWidthFor(cap: number): number {
  return Math.max(1, Math.ceil((cap + 1) / BARS));
}

export function distributionOf({ best, cap }: Pick<Ladder, "best" | "cap">): Distribution {
  const width = barWidthFor(cap);
  const bins = Array.from({ length: Math.floor(cap / width) + 1 }, (_, bin) =>
    tallyOf(
      best.map((leads) =>
        leads
          .subarray(bin * width, Math.min((bin + 1) * width, cap + 1))
          .reduce((a, b) => a + b, 0),
      ),
    ),
  );
  return { width, bins };
}
