import { paceOf, plannedBySource, shareOver } from "@/lib/engine/budget";
import { periodKey, periodOfKey } from "@/lib/engine/calendar";
import { defineQuery } from "@/lib/operations/query";
import { readWorkspace } from "@/lib/settings/store";
import { type BudgetPace, budgetGridInput, paceInput } from "../schema/budgets";
import {
  firstDayOf,
  type GridRow,
  lastDayOf,
  periodsOf,
  rowKey,
  type SpendGrid,
} from "../schema/grid";
import { budgetCells } from "../steps/budget-cells";
import { costSources } from "../store";
import { readBudgets } from "../store/budgets";
import { costRows, readCells } from "../store/cells";
import { firstRows } from "./grid";

/** What the months of a year are planned to cost, by source or campaign. */
export const getBudgetGrid = defineQuery({
  name: "budget.grid",
  permission: "cost:read",
  input: budgetGridInput,
  async run({ db, input, now }): Promise<SpendGrid> {
    const { currency, timeZone } = await readWorkspace(db);
    const { by } = input;
    const span = input.year ?? periodKey(now, "month", timeZone).slice(0, 4);
    const periods = periodsOf(span);
    const scope = { from: periods[0] ?? "", to: periods.at(-1) ?? "" };
    const cells = [...budgetCells(await readBudgets(db, scope, currency), by).values()];
    const yearBefore = firstDayOf(`${Number(span) - 1}-01`);
    const known = await costRows(db, yearBefore, lastDayOf(scope.to));
    const named = by === "source" ? known : known.filter(({ campaign }) => campaign !== "");
    return {
      span,
      currency,
      periods,
      ...firstRows(named, cells, by, input.rows),
      foreign: [],
      knownSources: await costSources(db),
    };
  },
});

/** What a month was planned to cost and has cost, of all kinds, with the pace of it. */
export const getPace = defineQuery({
  name: "budget.pace",
  permission: "cost:read",
  input: paceInput,
  async run({ db, input, now }): Promise<BudgetPace> {
    const { currency, timeZone } = await readWorkspace(db);
    const { by } = input;
    const month = input.month ?? periodKey(now, "month", timeZone);
    const period = periodOfKey(month, timeZone);
    const over = period ? shareOver(period, now) : 0;
    const budgets = (await readBudgets(db, { from: month, to: month }, currency)).map((one) => ({
      ...one,
      minor: one.minor ?? 0,
    }));
    const days = { from: firstDayOf(month), to: lastDayOf(month) };
    const spent = await readCells(db, { by, unit: "month", kind: undefined, ...days }, currency);
    const planned = plannedBySource(budgets);
    const rows = new Map<string, GridRow & { planned: number | null; spent: number }>();
    const add = ({ source, campaign }: GridRow, part: { planned?: number; spent?: number }) => {
      const row = { source, campaign };
      const known = rows.get(rowKey(row)) ?? { ...row, planned: null, spent: 0 };
      rows.set(rowKey(row), { ...known, ...part });
    };
    if (by === "source") {
      for (const [source, minor] of planned) add({ source, campaign: null }, { planned: minor });
    } else {
      for (const { minor, ...budget } of budgets) {
        if (budget.campaign !== "") add(budget, { planned: minor });
      }
    }
    for (const cell of spent) add(cell, { spent: cell.minor });
    const parts = [...rows.values()].map(({ planned: plan, spent: cost, ...row }) => ({
      ...row,
      isPlanned: plan !== null,
      ...paceOf(plan ?? 0, cost, over),
    }));
    const sum = (some: typeof parts, of: "plannedMinor" | "spentMinor") =>
      some.reduce((all, part) => all + part[of], 0);
    const kept = parts.filter(({ isPlanned }) => isPlanned);
    return {
      month,
      currency,
      over,
      rows: parts.sort(
        (a, b) =>
          Number(b.isPlanned) - Number(a.isPlanned) ||
          b.plannedMinor - a.plannedMinor ||
          b.spentMinor - a.spentMinor,
      ),
      total: paceOf(sum(kept, "plannedMinor"), sum(kept, "spentMinor"), over),
      unplannedMinor: sum(parts, "spentMinor") - sum(kept, "spentMinor"),
    };
  },
});
