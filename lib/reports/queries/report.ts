import type { ReadDb } from "@/db/handles";
import type { AttributionModel } from "@/lib/engine/attribution";
import type { LeadFilter } from "@/lib/leads/schema";
import type { Permission } from "@/lib/operations/policy";
import type { SegmentRow } from "@/lib/segments/schema";
import type { Workspace } from "@/lib/settings/schema";
import type { ReportChart, ReportInfo, ReportPeriod, ReportTable } from "../schema";
import type { Basis, Conversion, Dimension, Grain } from "../schema/params";
import type { LeadScope } from "../store/filters";
import type { SplitDimension } from "./split";

/** What a report computes from. */
export interface ReportContext {
  db: ReadDb;
  /** Whether who asks may see costs: all that a report depends on of them. */
  seesCosts: boolean;
  now: number;
  workspace: Workspace;
  period: ReportPeriod;
  scope: LeadScope;
  /** Those whose leads are all known. */
  segments: readonly SegmentRow[];
  by: Dimension | null;
  grain: Grain;
  windowDays: number;
  basis: Basis;
  conversion: Conversion;
  /** What this run is to be compared with, where it is of the period before. */
  comparedWith: ReportBody | null;
  /** Two attribution models, side by side. */
  models: readonly [AttributionModel, AttributionModel];
}

export interface ReportBody {
  tables: ReportTable[];
  charts: ReportChart[];
  notes?: string[];
  /** What the definition adds for the settings that the report was run with. */
  rules?: string;
}

/** A report describes itself, its settings included; the registry lists them. */
export interface Report extends ReportInfo {
  /** Beside the right to read reports. */
  needs?: Permission;
  /** Which of its figures only those see who may read costs, where it has others as well. */
  showsCosts?(figure: { tableId: string; columnKey: string }): boolean;
  /** What "all time" spans. */
  spans: readonly ("leads" | "opportunities" | "costs")[];
  run(context: ReportContext): Promise<ReportBody>;
}

/** The dimension where leads are split; products belong to opportunities. */
export function leadDimension(by: Dimension | null): SplitDimension | null {
  return by === "product" ? null : by;
}

/** By what costs are known: nothing else is written down with them. */
export type CostDimension = "source" | "campaign";

export function costDimension(by: Dimension | null): CostDimension {
  return by === "campaign" ? "campaign" : "source";
}

/** The filters of the report as a filter of leads. */
export function scopeFilter(scope: LeadScope): LeadFilter {
  const filter: LeadFilter = {};
  if (scope.source) filter.source = scope.source;
  if (scope.campaign) filter.campaign = scope.campaign;
  if (scope.country) filter.country = scope.country;
  if (scope.label) filter.label = scope.label;
  if (scope.path) filter.path = scope.path;
  if (scope.owner) filter.owner = scope.owner;
  if (scope.version) filter.version = scope.version;
  if (scope.segment) filter.segment = scope.segment;
  if (scope.dealOwner) filter.dealOwner = scope.dealOwner;
  return filter;
}

/** The leads that entered the cohort in those bounds, by the report's own filters. */
export function cohortFilter(
  context: Pick<ReportContext, "scope">,
  cohort: NonNullable<LeadFilter["cohort"]>,
  bounds: { from: number; to: number },
): LeadFilter {
  return {
    ...scopeFilter(context.scope),
    cohort,
    cohortFrom: bounds.from,
    cohortTo: bounds.to,
  };
}
