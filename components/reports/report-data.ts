import type { Alert } from "@/lib/alerts/schema";
import type { Drift } from "@/lib/drift/schema";
import type { Goal } from "@/lib/goals/schema";
import { language } from "@/lib/language";
import type { Outcome } from "@/lib/operations/outcome";
import type { Overview } from "@/lib/reports/queries";
import type { ReportInfo, ReportResult } from "@/lib/reports/schema";
import type { ReportParams } from "@/lib/reports/schema/params";
import type { SavedView } from "@/lib/views/schema";
import type { ReportChoices } from "./filter-fields";

/** Everything that a report's page shows beside the report. */
export interface ReportData {
  info: ReportInfo;
  /** What the address says; null when it cannot be read. */
  given: Partial<ReportParams> | null;
  choices: ReportChoices;
  goals: readonly Goal[];
  views: readonly SavedView[];
  viewer: { id: string; mayShare: boolean; maySetGoals: boolean };
}

/** Everything that the page of all reports shows. */
export interface OverviewData {
  overview: Overview;
  reports: readonly Pick<ReportInfo, "name" | "title" | "question">[];
  drift: Drift | null;
  missed: readonly Alert[];
  goals: readonly Goal[];
  views: readonly SavedView[];
  timeZone: string;
  currency: string;
  viewer: { mayImport: boolean; mayDraft: boolean; mayShare: boolean };
}

const texts = { en: new WeakMap<object, string>(), de: new WeakMap<object, string>() };

/** As a text that is made once of what is given again. */
function jsonOf(value: object): string {
  const known = texts[language()];
  const text = known.get(value) ?? JSON.stringify(value);
  known.set(value, text);
  return text;
}

/** The data as the one text that a page sends: cheaper to render than a tree of props. */
export function reportText({ choices, ...rest }: ReportData): string {
  return `{"choices":${jsonOf(choices)},${JSON.stringify(rest).slice(1)}`;
}

export function reportOf(text: string): ReportData {
  return JSON.parse(text) as ReportData;
}

export function outcomeText(outcome: Outcome<ReportResult>): string {
  return outcome.ok ? `{"ok":true,"value":${jsonOf(outcome.value)}}` : JSON.stringify(outcome);
}

export function outcomeOf(text: string): Outcome<ReportResult> {
  return JSON.parse(text) as Outcome<ReportResult>;
}

export function overviewText({ overview, ...rest }: OverviewData): string {
  return `{"overview":${jsonOf(overview)},${JSON.stringify(rest).slice(1)}`;
}

export function overviewOf(text: string): OverviewData {
  return JSON.parse(text) as OverviewData;
}
