import type { LeadFilter } from "@/lib/leads/schema";
import type {
  Basis,
  Conversion,
  Dimension,
  Grain,
  PeriodPreset,
  ReportFilterName,
  ReportParams,
} from "./schema/params";

/**
 * How the values of a column are written; money is minor units, a share is 0..1, a pace a number per
 * week, a number one with a digit after the point, a credit a number of conversions with hundredths, a
 * period its key ("2026-11", "2026-W47", "2026-Q4") or words. Business minutes are those of office hours.
 */
export type ColumnKind =
  | "text"
  | "period"
  | "count"
  | "credit"
  | "rate"
  | "pace"
  | "number"
  | "ratio"
  | "money"
  | "days"
  | "minutes"
  | "businessMinutes";

/** Columns of words stand to the left, those of numbers to the right. */
export function isWords(kind: ColumnKind): boolean {
  return kind === "text" || kind === "period";
}

export interface ReportColumn {
  key: string;
  label: string;
  kind: ColumnKind;
  /** What exactly is counted, where the label cannot say it. */
  hint?: string;
  /** It is as of now: of older leads it says something else. */
  isCompared?: false;
  /** Its shares are of what is decided, however young the leads are. */
  isDecided?: true;
  /** Its cells carry an interval, as those of shares and paces always do. */
  hasInterval?: true;
}

/** Which costs: local days, both included; "" = no source, no campaign. */
export interface CostFilter {
  from: string;
  to: string;
  source?: string[];
  campaign?: string[];
}

/** What became of a figure since the period that its report is compared with. */
export interface ReportChange {
  /** The figure then; null where there was none. */
  before: ReportCell | null;
  /** How much more it is now; null where either is missing. */
  by: number | null;
  /** Bounds of the 95 % interval of the difference of two shares or paces. */
  low?: number;
  high?: number;
  /** Whether the difference is more than chance; maturing: of leads too young to tell. */
  verdict?: "beyondChance" | "withinChance" | "maturing";
}

/** One number with what it rests on. `null` = nothing to divide by, or not reached. */
export interface ReportCell {
  value: string | number | null;
  /** Of a share: k of n, and the bounds of its 95 % interval; of an estimate the bounds only. */
  k?: number;
  n?: number;
  low?: number | null;
  high?: number | null;
  /** Shown where there is no value. */
  none?: string;
  /** Exactly the leads that are counted; of a share, the k. */
  leads?: LeadFilter;
  /** How many leads those are, where neither `k` nor the value says it: estimates, amounts, deals. */
  behind?: number;
  /** Counted are opportunities: one lead may have several of them, and some have no lead. */
  isDeals?: true;
  /** The costs that are added up. */
  costs?: CostFilter;
  change?: ReportChange;
}

export interface ReportRow {
  id: string;
  cells: Record<string, ReportCell>;
  isTotal?: boolean;
  /** Its window is not over for all: the shares can still rise. */
  isMaturing?: boolean;
}

export interface ReportTable {
  id: string;
  title: string;
  columns: ReportColumn[];
  rows: ReportRow[];
  /** Said in place of an empty table. */
  empty?: string;
  /** Its rows stand for nothing in another period. */
  isCompared?: false;
}

/** What to draw of a table; keys are those of its columns. */
export type ReportChart =
  | { kind: "rates"; title: string; table: string; label: string; rate: string; estimate?: string }
  | { kind: "stages"; title: string; table: string; label: string; count: string; rate: string }
  | { kind: "curve"; title: string; table: string; series: string; x: string; value: string }
  | { kind: "stack"; title: string; table: string; label: string; values: string[] }
  | {
      kind: "bars";
      title: string;
      table: string;
      label: string;
      values: string[];
      /** What the bars are held to: a line across them. */
      line?: string;
    };

export interface ReportPeriod {
  preset: PeriodPreset | null;
  /** Epoch ms, from ≤ at < to. */
  from: number;
  to: number;
  /** Local days, both included. */
  fromDay: string;
  toDay: string;
  label: string;
}

/** What a report answers, and by which settings: the same on screen, in CSV, JSON and terminal. */
export interface ReportResult {
  name: string;
  title: string;
  definition: string;
  params: ReportParams;
  period: ReportPeriod;
  /** The period that the changes are since; null without a comparison. */
  compared: ReportPeriod | null;
  timeZone: string;
  currency: string;
  generatedAt: number;
  notes: string[];
  tables: ReportTable[];
  charts: ReportChart[];
}

/** "models": the two attribution models `model` and `versus`. */
export type ReportOption = "compare" | "grain" | "windowDays" | "basis" | "conversion" | "models";

/** What a report is about and which settings it takes, for lists and forms. */
export interface ReportInfo {
  name: string;
  title: string;
  /** The question that it answers. */
  question: string;
  definition: string;
  dimensions: readonly Dimension[];
  filters: readonly ReportFilterName[];
  options: readonly ReportOption[];
  defaults: {
    period: PeriodPreset;
    by?: Dimension;
    grain?: Grain;
    basis?: Basis;
    conversion?: Conversion;
  };
}
