import { and, inArray, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { type handoffs, leads } from "@/db/schema";
import type { SegmentChoice } from "@/lib/engine/segment-choice";
import { isInSegments } from "@/lib/segments/store";
import type { Dimension, ReportFilterName, ReportParams } from "../schema/params";

/** Which leads or opportunities a report is about: the filters of its parameters. */
export type LeadScope = { [F in ReportFilterName]?: ReportParams[F] | undefined } & {
  /** What `segment` means, and what a report asks beside it: all of them are to want a lead. */
  inSegments?: readonly SegmentChoice[] | undefined;
};

/** What leads have one of each; a product belongs to opportunities only. */
export type LeadDimension = Exclude<Dimension, "product" | "segment">;

type Stamp = Pick<typeof handoffs, "path" | "criteriaVersionId">;

const orBlank = (column: SQLWrapper) => sql<string>`coalesce(${column}, '')`;

/** Where the path and version of a lead are read: its running hand-off, or the cohort's own. */
function columnsOf(stamp: Stamp | typeof leads): Record<LeadDimension, SQL<string>> {
  return {
    source: orBlank(leads.source),
    campaign: orBlank(leads.campaign),
    country: orBlank(leads.country),
    label: sql<string>`${leads.label}`,
    owner: sql<string>`coalesce(${leads.ownerId}, 'none')`,
    path: orBlank(stamp.path),
    version: orBlank(stamp.criteriaVersionId),
  };
}

/** The value to split by; one and the same for all leads without a dimension. */
export function splitBy(by: LeadDimension | null, stamp: Stamp | typeof leads): SQL<string> {
  return by === null ? sql<string>`'all'` : columnsOf(stamp)[by];
}

/** Condition of the filters; undefined when there are none. */
export function inScope(scope: LeadScope, stamp: Stamp | typeof leads): SQL | undefined {
  const columns = columnsOf(stamp);
  const conditions = (Object.keys(columns) as LeadDimension[]).flatMap((name) => {
    const values = scope[name];
    return values ? [inArray(columns[name], [...values])] : [];
  });
  return and(...conditions, ...(scope.inSegments ?? []).map(isInSegments));
}

/** GROUP BY the first columns of the selection: PostgreSQL tells repeated parameters apart. */
export function firstColumns(count: number): SQL[] {
  return Array.from({ length: count }, (_, i) => sql.raw(String(i + 1)));
}
