import type { PeriodUnit } from "../calendar";
import type { SegmentChoice } from "../segment-choice";
import type { LedgerDimension } from "./lead";

/**
 * Which leads are counted: those with one of the values of each dimension that is named, and that all
 * choices of segments want.
 */
export type LedgerScope = { [D in LedgerDimension]?: readonly string[] | undefined } & {
  inSegments?: readonly SegmentChoice[] | undefined;
};

/** What every count asks; instants are epoch ms. */
export interface LedgerQuestion {
  /** from ≤ at < to. */
  period: { from: number; to: number };
  /** Local weeks, months or quarters that are counted apart; null: the whole period as one. */
  grain: Exclude<PeriodUnit, "day"> | null;
  timeZone: string;
  scope: LedgerScope;
  /** What is counted apart within a cohort. */
  by: LedgerDimension | null;
  now: number;
}
