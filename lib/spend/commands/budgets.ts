import { formatMoney } from "@/lib/engine/money";
import { t } from "@/lib/language";
import { type AuditEntry, defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { readWorkspace } from "@/lib/settings/store";
import { type StoredBudget, saveBudgetsInput } from "../schema/budgets";
import { EMPTY_STAMP, type GridPlace, placeKey, type WrittenCell } from "../schema/grid";
import { budgetCells, budgetStamp } from "../steps/budget-cells";
import { budgetEntry } from "../steps/budget-entry";
import { NAMED, readAmounts, refuseCells } from "../steps/written-cells";
import { holdSpend } from "../store";
import {
  insertBudgets,
  type NewBudget,
  readBudgets,
  removeBudget,
  updateBudget,
} from "../store/budgets";
import { lastChanger } from "../store/cells";

/**
 * Plans a block of months of channels or campaigns: all of them or none. A cell that somebody
 * changed meanwhile refuses the block. Gives the cells as they are after it.
 */
export const saveBudgets = defineCommand({
  name: "budget.save",
  permission: "cost:write",
  input: saveBudgetsInput,
  async run({ tx, input, now }) {
    await holdSpend(tx);
    const { currency } = await readWorkspace(tx);
    const amounts = readAmounts(input.cells, currency);
    refuseOdd(input.cells, amounts);
    const months = input.cells.map(({ period }) => period).sort();
    const scope = {
      from: months[0] ?? "",
      to: months.at(-1) ?? "",
      sources: [...new Set(input.cells.map(({ source }) => source))],
    };
    const stored = await readBudgets(tx, scope, currency);
    const known = new Map(stored.map((budget) => [keyOf(budget), budget]));
    const changed = new Map<number, string>();
    const added: NewBudget[] = [];
    const audit: AuditEntry[] = [];
    for (const [i, cell] of input.cells.entries()) {
      const before = known.get(placeKey({ ...cell, campaign: cell.campaign ?? "" }));
      if ((before ? budgetStamp(before) : EMPTY_STAMP) !== cell.stamp) {
        const who =
          before && changed.size < NAMED && (await lastChanger(tx, "budget", [before.id]));
        changed.set(i, conflictText(who || t("Somebody else"), before));
        continue;
      }
      const amountMinor = amounts[i] ?? null;
      if (amountMinor === null) {
        if (!before) continue;
        await removeBudget(tx, before.id);
        audit.push(budgetEntry("budget.delete", before, null));
      } else if (before) {
        if (before.amountMinor === amountMinor && before.currency === currency) continue;
        await updateBudget(tx, before.id, { amountMinor, currency });
        audit.push(budgetEntry("budget.change", before, { ...before, amountMinor, currency }));
      } else {
        const { source, campaign, period: month } = cell;
        const budget = {
          id: newId(),
          month,
          source,
          campaign: campaign ?? "",
          amountMinor,
          currency,
        };
        added.push(budget);
        audit.push(budgetEntry("budget.add", null, budget));
      }
    }
    refuseCells("conflict", changed);
    const [first, ...others] = audit;
    if (!first) refuse("invalid", t("The cells hold these amounts already."));
    await insertBudgets(tx, added, now);
    const by = input.cells[0]?.campaign === null ? "source" : "campaign";
    const after = budgetCells(await readBudgets(tx, scope, currency), by);
    return {
      result: {
        cells: input.cells.map(
          (cell) => after.get(placeKey(cell)) ?? { ...placeOf(cell), ...EMPTY },
        ),
      },
      audit: [first, ...others],
    };
  },
});

const EMPTY = { minor: 0, count: 0, unconverted: 0, stamp: EMPTY_STAMP };

const placeOf = ({ source, campaign, period }: GridPlace): GridPlace => ({
  source,
  campaign,
  period,
});

const keyOf = ({ source, campaign, month }: StoredBudget) =>
  placeKey({ source, campaign, period: month });

/** Plans are of months and not below nothing; a campaign's plan names the campaign. */
function refuseOdd(cells: readonly WrittenCell[], amounts: readonly (number | null)[]): void {
  const problems = new Map<number, string>();
  for (const [i, { period, campaign }] of cells.entries()) {
    if (period.length !== 7) problems.set(i, t("Budgets are planned by month."));
    else if (campaign === "") problems.set(i, t("Plan what has no campaign under its source."));
    else if ((amounts[i] ?? 0) < 0) problems.set(i, t("A budget is 0 or more."));
  }
  refuseCells("invalid", problems);
}

function conflictText(who: string, now: StoredBudget | undefined): string {
  const holds = now
    ? t`it is ${formatMoney(now.amountMinor, now.currency)} now`
    : t("it is empty now");
  return t`${who} changed a budget meanwhile: ${holds}.`;
}
