import type { LeadFilter } from "../schema";

/** The filter as search parameters; lists repeat their name. */
export function filterToParams(filter: LeadFilter): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) {
      params.append(name, typeof one === "object" ? JSON.stringify(one) : String(one));
    }
  }
  return params;
}
