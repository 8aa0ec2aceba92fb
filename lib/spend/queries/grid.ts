import { periodKey } from "@/lib/engine/calendar";
import { defineQuery } from "@/lib/operations/query";
import { readWorkspace } from "@/lib/settings/store";
import {
  firstDayOf,
  type GridRow,
  gridInput,
  lastDayOf,
  periodsOf,
  rowKey,
  type SpendGrid,
} from "../schema/grid";
import { costSources, countByRate } from "../store";
import { budgetRows } from "../store/budgets";
import { costRows, readCells } from "../store/cells";

/** Costs by source or campaign and month or day, with the rows of the year before. */
export const getSpendGrid = defineQuery({
  name: "cost.grid",
  permission: "cost:read",
  input: gridInput,
  async run({ db, input, now }): Promise<SpendGrid> {
    const { currency, timeZone } = await readWorkspace(db);
    const span = input.span ?? periodKey(now, "month", timeZone).slice(0, 4);
    const periods = periodsOf(span);
    const from = firstDayOf(periods[0] ?? "");
    const to = lastDayOf(periods.at(-1) ?? "");
    const { by, kind } = input;
    const unit = span.length === 4 ? "month" : "day";
    const cells = await readCells(db, { by, unit, kind, from, to }, currency);
    const yearBefore = `${Number(from.slice(0, 4)) - 1}${from.slice(4)}`;
    const known = [
      ...(await costRows(db, yearBefore, to)),
      ...(await budgetRows(db, from.slice(0, 7), to.slice(0, 7))),
    ];
    return {
      span,
      currency,
      periods,
      ...firstRows(known, cells, by, input.rows),
      foreign: await countByRate(db, { from, to, kind, source: undefined }, currency),
      knownSources: await costSources(db),
    };
  },
});

/** So many rows with their cells, those that cost most first. */
export function firstRows<C extends GridRow & { minor: number }>(
  known: readonly { source: string; campaign: string }[],
  cells: readonly C[],
  by: "source" | "campaign",
  most: number,
) {
  const all = rowsOf(known, cells, by);
  const rows = all.slice(0, most);
  const keys = new Set(rows.map(rowKey));
  return {
    rows,
    cells: cells.filter((cell) => keys.has(rowKey(cell))),
    hiddenRows: all.length - rows.length,
  };
}

/** Every row once, those that cost most first. */
function rowsOf(
  known: readonly { source: string; campaign: string }[],
  cells: readonly (GridRow & { minor: number })[],
  by: "source" | "campaign",
): GridRow[] {
  const sums = new Map<string, { row: GridRow; minor: number }>();
  for (const { source, campaign } of known) {
    const row = { source, campaign: by === "source" ? null : campaign };
    sums.set(rowKey(row), { row, minor: 0 });
  }
  for (const { source, campaign, minor } of cells) {
    const row = { source, campaign };
    const sum = sums.get(rowKey(row)) ?? { row, minor: 0 };
    sums.set(rowKey(row), { row, minor: sum.minor + minor });
  }
  return [...sums.values()]
    .sort((a, b) => b.minor - a.minor || (rowKey(a.row) < rowKey(b.row) ? -1 : 1))
    .map(({ row }) => row);
}
