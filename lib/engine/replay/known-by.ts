import { type Columns, NONE } from "./columns";

/**
 * History as it stood at a past minute, for a replay that ends then: what became of leads later had
 * not happened. Events and facts need no such care, as a replay reads none beyond its end.
 */
export function knownBy(columns: Columns, until: number): Columns {
  if (!columns.outcomes.some((minute) => minute > until)) return columns;
  return {
    ...columns,
    outcomes: columns.outcomes.map((minute) => (minute > until ? NONE : minute)),
  };
}
