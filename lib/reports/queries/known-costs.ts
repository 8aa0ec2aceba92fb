import { t } from "@/lib/language";
import type { LeadScope } from "../store/filters";
import { scopeFilter } from "./report";

/** Filters that costs know, too. */
const KNOWN = new Set(["source", "campaign"]);

/** What the table of what one costs by its touches is called. */
export const UNIT_COSTS = "costs";

/** Whether costs can be those of the leads that the filters want: else all costs would meet some leads. */
export function areCostsOf(scope: LeadScope): boolean {
  return Object.keys(scopeFilter(scope)).every((name) => KNOWN.has(name));
}

/** Why a report shows no costs. */
export function costsLeftOut(): string {
  return t(
    "Costs are known by source and campaign only: with another filter they would be those of all, divided by some leads, and are left out.",
  );
}
