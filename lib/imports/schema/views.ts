import type { AttributeType } from "@/lib/engine/attributes";
import type { DecimalMark } from "@/lib/engine/money";
import type { ImportCounts, ImportKind, ImportProblem, ImportView } from "../schema";
import type { DateOrder, Delimiter, Encoding, Mapping } from "./mapping";

/** What the values of a column look like. */
export interface ColumnView {
  header: string;
  /** A few different values. */
  samples: string[];
  /** How many of the looked-at rows have a value. */
  filled: number;
  /** All values of the looked-at rows, where they are few. */
  values: string[] | null;
  type: AttributeType | "email";
  /** At least half of the values are dates, whatever the others are. */
  isMostlyDates: boolean;
  /** Of dates of bare numbers; null when the values do not tell. */
  dateOrder: DateOrder | null;
  /** Dates like 3/4/2021 that fit both orders, and nothing that decides. */
  isAmbiguous: boolean;
  decimalMark: DecimalMark | null;
  /** A number like 1.234 that can be read in two ways, where nothing decides. */
  openNumber: string | null;
}

/** What can be said of a file before it is imported. */
export interface FileView {
  encoding: Encoding;
  delimiter: Delimiter;
  bytes: number;
  /** How many rows were looked at, and whether these are all. */
  rows: number;
  isWhole: boolean;
  repairable: number;
  columns: ColumnView[];
}

export interface SavedMapping {
  id: string;
  kind: ImportKind;
  name: string;
  mapping: Mapping;
}

/** All that the page of an import shows. */
export interface ImportPage {
  view: ImportView;
  mapping: Mapping | null;
  errors: ImportProblem[];
  warnings: ImportProblem[];
  warningCount: number;
  /** What an undo left as it is: the first of them. */
  kept: ImportProblem[];
  /** It was stopped or interrupted, and its file is still here. */
  canContinue: boolean;
  canUndo: boolean;
  header: string[];
}

/** What an import would do. */
export interface CheckResult {
  counts: ImportCounts;
  /** The first of them. */
  problems: ImportProblem[];
  warnings: number;
  notes: string[];
}

/** One line of the answer to a check, as it goes on. */
export type CheckLine =
  | { kind: "progress"; readBytes: number; fileBytes: number; counts: ImportCounts }
  | { kind: "done"; result: CheckResult }
  | { kind: "refused"; message: string };
