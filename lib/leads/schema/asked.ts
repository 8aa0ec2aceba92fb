import type { AttributeDefinition } from "@/lib/engine/attributes";
import { type LeadFilter, readFilter, type SearchInput } from "../schema";
import { filterNames, filterProblem, whereWords } from "./conditions";

/** A page's filter, without the conditions that this workspace cannot ask. */
export interface AskedFilter {
  filter: LeadFilter;
  /** Parts of the address that cannot be read, by name. */
  unread: string[];
  /** Why the conditions cannot be asked; null when they can, or when there are none. */
  problem: string | null;
  /** What the conditions ask. */
  where: string | undefined;
}

export function readAskedFilter(
  search: SearchInput,
  custom: readonly AttributeDefinition[],
): AskedFilter {
  const { filter, unread } = readFilter(search);
  const { where, ...rest } = filter;
  if (!where) return { filter, unread, problem: null, where: undefined };
  const names = filterNames(custom);
  const problem = filterProblem(where, names);
  return problem === null
    ? { filter, unread, problem, where: whereWords(where, names) }
    : { filter: rest, unread, problem, where: undefined };
}
