import type { LeadFilter } from "@/lib/leads/schema";
import { columnsText, FIRST_COLUMNS, type ListColumn } from "@/lib/leads/schema/columns";
import { filterToParams } from "@/lib/leads/schema/filter-params";
import type { LeadSort } from "@/lib/leads/schema/inputs";

export const FIRST_SORT: LeadSort = "-createdAt";

/** Of what the table of the list is in. */
export const LIST_ID = "list";

export interface ListState {
  filter: LeadFilter;
  sort?: LeadSort;
  /** The first ones when absent. */
  columns?: readonly ListColumn[];
  cursor?: string | undefined;
  before?: string | undefined;
}

function paramsOf({ filter, sort = FIRST_SORT, columns = [], cursor, before }: ListState) {
  const params = filterToParams(filter);
  if (sort !== FIRST_SORT) params.set("sort", sort);
  const chosen = columnsText(columns);
  if (chosen !== null) params.set("columns", chosen);
  if (cursor !== undefined) params.set("cursor", cursor);
  if (before !== undefined) params.set("before", before);
  return params;
}

/** The list's address with that filter, order, columns and page. */
export function listAddress(state: ListState, path = "/leads"): string {
  const text = paramsOf(state).toString();
  return text === "" ? path : `${path}?${text}`;
}

/** Where the list is a file of the columns that it shows; without names that would be all of them. */
export function exportAddress({ columns = FIRST_COLUMNS, ...state }: ListState): string {
  const params = paramsOf(state);
  params.set("columns", columns.join(","));
  return `/api/leads/csv?${params}`;
}
