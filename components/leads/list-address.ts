import type { LeadFilter } from "@/lib/leads/schema";
import { filterToParams } from "@/lib/leads/schema/filter-params";
import type { LeadSort } from "@/lib/leads/schema/inputs";

export const FIRST_SORT: LeadSort = "-createdAt";

interface ListState {
  filter: LeadFilter;
  sort?: LeadSort;
  cursor?: string | undefined;
}

/** The list's address with that filter, order and page. */
export function listAddress({ filter, sort = FIRST_SORT, cursor }: ListState, path = "/leads") {
  const params = filterToParams(filter);
  if (sort !== FIRST_SORT) params.set("sort", sort);
  if (cursor !== undefined) params.set("cursor", cursor);
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}
