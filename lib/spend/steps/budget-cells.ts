import type { StoredBudget } from "../schema/budgets";
import { type GridCell, type GridRows, placeKey } from "../schema/grid";

export function budgetStamp({ id, version }: Pick<StoredBudget, "id" | "version">): string {
  return `${id}.${version}`;
}

/**
 * Budgets as cells of the grid by their places. Of a source without an amount of its own, what its
 * campaigns are planned for is implied.
 */
export function budgetCells(budgets: readonly StoredBudget[], by: GridRows): Map<string, GridCell> {
  const cells = new Map<string, GridCell>();
  const isShown = ({ campaign }: StoredBudget) => (by === "source") === (campaign === "");
  for (const budget of budgets.filter(isShown)) {
    const place = {
      source: budget.source,
      campaign: by === "source" ? null : budget.campaign,
      period: budget.month,
    };
    cells.set(placeKey(place), {
      ...place,
      minor: budget.minor ?? 0,
      count: budget.minor === null ? 0 : 1,
      unconverted: budget.minor === null ? 1 : 0,
      stamp: budgetStamp(budget),
    });
  }
  if (by === "campaign") return cells;
  for (const { source, month: period, minor } of budgets.filter((one) => !isShown(one))) {
    const place = { source, campaign: null, period };
    const cell = cells.get(placeKey(place));
    if (cell && cell.implied === undefined) continue;
    const implied = (cell?.implied ?? 0) + (minor ?? 0);
    const empty = { minor: 0, count: 0, unconverted: 0, stamp: "" };
    cells.set(placeKey(place), { ...place, ...empty, implied });
  }
  return cells;
}
