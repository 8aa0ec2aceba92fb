import { addCosts, COST_KINDS } from "@/lib/engine/cost";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import { defineQuery } from "@/lib/operations/query";
import { readWorkspace } from "@/lib/settings/store";
import { type CostRow, costFilterSchema, listCostsInput, type SpendTable } from "./schema";
import { costSources, countByRate, listCostRows, sumCosts } from "./store";

/** Costs one by one, the latest first. */
export const listCosts = defineQuery({
  name: "cost.list",
  permission: "cost:read",
  input: listCostsInput,
  async run({ db, input }): Promise<{ rows: CostRow[]; next: string | null }> {
    const { filter, limit } = input;
    const after = input.cursor === undefined ? null : readCursor(input.cursor);
    const { currency } = await readWorkspace(db);
    const found = await listCostRows(db, filter, after, limit + 1, currency);
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    return { rows, next: found.length > limit && last ? `${last.day}~${last.id}` : null };
  },
});

function readCursor(cursor: string): { day: string; id: string } {
  const [day, id] = cursor.split("~");
  if (!day || !id)
    refuse("invalid", t("This link to more costs is damaged. Start from the first."));
  return { day, id };
}

/** Costs by month and source with their totals. */
export const getSpend = defineQuery({
  name: "cost.table",
  permission: "cost:read",
  input: costFilterSchema,
  async run({ db, input }): Promise<SpendTable & { allSources: string[] }> {
    const { currency } = await readWorkspace(db);
    const sums = await sumCosts(db, input, currency);
    const total = (part: typeof sums) => {
      const costs = addCosts(part.map((sum) => sum.costs));
      return { costs, totalMinor: COST_KINDS.reduce((all, kind) => all + costs[kind], 0) };
    };
    const months = [...new Set(sums.map((sum) => sum.month))].sort().reverse();
    const sources = [...new Set(sums.map((sum) => sum.source))];
    const cells: SpendTable["cells"] = {};
    for (const sum of sums) {
      const key = `${sum.month} ${sum.source}`;
      cells[key] = (cells[key] ?? 0) + total([sum]).totalMinor;
    }
    return {
      currency,
      months: months.map((month) => ({
        month,
        ...total(sums.filter((sum) => sum.month === month)),
      })),
      sources: sources
        .map((source) => ({
          source,
          totalMinor: total(sums.filter((sum) => sum.source === source)).totalMinor,
        }))
        .sort((a, b) => b.totalMinor - a.totalMinor),
      cells,
      totalMinor: total(sums).totalMinor,
      foreign: await countByRate(db, input, currency),
      allSources: await costSources(db),
    };
  },
});
