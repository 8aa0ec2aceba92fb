import type { LeadFilter } from "@/lib/leads/schema";
import { filterToParams } from "@/lib/leads/schema/filter-params";
import type { CostFilter, ReportCell, ReportInfo } from "@/lib/reports/schema";
import { REPORT_FILTERS, type ReportParams, reportSearch } from "@/lib/reports/schema/params";

function costsHref({ from, to, source, campaign }: CostFilter): string {
  const search = new URLSearchParams({ from, to });
  for (const one of source ?? []) search.append("source", one);
  for (const one of campaign ?? []) search.append("campaign", one);
  return `/spend?${search}`;
}

export function leadsHref(filter: LeadFilter): string {
  return `/leads?${filterToParams(filter)}`;
}

/** Where the leads or costs behind a number are listed; undefined where there are none. */
export function cellHref(cell: ReportCell | undefined): string | undefined {
  if (cell?.leads) return leadsHref(cell.leads);
  return cell?.costs ? costsHref(cell.costs) : undefined;
}

function withSearch(path: string, search: URLSearchParams): string {
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

export function reportHref(name: string, params: Partial<ReportParams> = {}): string {
  return withSearch(`/reports/${name}`, reportSearch(params));
}

/** Where a report is shown with the settings that it knows; null where it knows all of them. */
export function fittingHref(
  { name, dimensions, filters, options }: ReportInfo,
  given: Partial<ReportParams>,
): string | null {
  const { by, compare, ...rest } = given;
  const unknown = REPORT_FILTERS.filter((one) => rest[one] && !filters.includes(one));
  const isUnsplit = by !== undefined && !dimensions.includes(by);
  const isUncompared = compare !== undefined && !options.includes("compare");
  if (unknown.length === 0 && !isUnsplit && !isUncompared) return null;
  return reportHref(name, {
    ...rest,
    ...Object.fromEntries(unknown.map((one) => [one, undefined])),
    by: isUnsplit ? undefined : by,
    compare: isUncompared ? undefined : compare,
  });
}

/** The same report for programs; with a table as CSV. */
export function reportFileHref(
  name: string,
  params: Partial<ReportParams>,
  table?: string,
): string {
  const search = reportSearch(params);
  if (table === undefined) return withSearch(`/api/v1/reports/${name}`, search);
  search.set("table", table);
  return withSearch(`/api/v1/reports/${name}.csv`, search);
}
