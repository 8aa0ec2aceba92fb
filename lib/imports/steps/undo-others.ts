import type { Tx } from "@/db/handles";
import { leadContext } from "@/lib/leads/steps/context";
import { projectTouches } from "@/lib/leads/steps/touches";
import { removeEmptyAccounts } from "@/lib/leads/store/erasure";
import { lockLeads } from "@/lib/leads/store/working";
import type { AuditEntry } from "@/lib/operations/command";
import {
  deleteOpportunity,
  type OpportunityRow,
  readFirstWonAt,
  setAccountCustomerSince,
  updateOpportunity,
} from "@/lib/opportunities/store";
import { rescoreHeld } from "@/lib/scoring/steps";
import { budgetEntry } from "@/lib/spend/steps/budget-entry";
import { holdSpend } from "@/lib/spend/store";
import { removeBudget, updateBudget } from "@/lib/spend/store/budgets";
import {
  changeCost,
  deleteActivities,
  deleteCosts,
  readBudgetRows,
  readCostRows,
  readLastActivity,
  readOpportunityRows,
} from "../store/undo";
import { keptOf } from "./kept";
import type { UndoContext, Undone } from "./undo";
import type { UndoItem } from "./undo-items";

const idsOf = (items: readonly UndoItem[]) => items.map(({ id }) => id);

/** Takes activities away and scores their leads without them. Who opted out by one stays so. */
export async function undoActivities(
  tx: Tx,
  items: readonly UndoItem[],
  { actor, now }: UndoContext,
): Promise<Undone> {
  const leadIds = await deleteActivities(tx, idsOf(items));
  const held = await lockLeads(tx, leadIds);
  const last = await readLastActivity(tx, leadIds);
  const context = await leadContext(tx, actor, now, true);
  const leads = await projectTouches(
    tx,
    held.map((lead) => ({ ...lead, lastActivityAt: last.get(lead.id) ?? null })),
    context,
  );
  const { entries } = await rescoreHeld(tx, leads, context);
  return { removed: items.length, restored: 0, kept: [], entries, leads: leadIds };
}

export async function undoOpportunities(
  tx: Tx,
  items: readonly UndoItem[],
  { since }: UndoContext,
): Promise<Undone> {
  const kept = await keptOf(tx, "opportunity", items);
  const rows = new Map((await readOpportunityRows(tx, idsOf(items))).map((row) => [row.id, row]));
  const undone = { removed: 0, restored: 0 };
  const entries: AuditEntry[] = [];
  const accounts = new Set<string>();
  for (const { id, before } of items) {
    const row = rows.get(id);
    if (!row || kept.has(id)) continue;
    if (row.accountId !== null) accounts.add(row.accountId);
    if (before === null) {
      await deleteOpportunity(tx, id);
      undone.removed += 1;
      entries.push(entryOf("opportunity.remove", row, null));
    } else {
      await updateOpportunity(tx, id, row.version, before.columns as Partial<OpportunityRow>);
      undone.restored += 1;
      entries.push(entryOf("opportunity.change", row, before.columns));
    }
  }
  for (const id of accounts) await setAccountCustomerSince(tx, id, await readFirstWonAt(tx, id));
  await removeEmptyAccounts(tx, [...accounts], since);
  return { ...undone, kept: [...kept.values()], entries, leads: [] };
}

function entryOf(action: string, before: OpportunityRow, after: unknown): AuditEntry {
  return { action, entity: "opportunity", entityId: before.id, before, after };
}

export async function undoCosts(tx: Tx, items: readonly UndoItem[]): Promise<Undone> {
  await holdSpend(tx);
  const kept = await keptOf(tx, "cost", items);
  const rows = new Map((await readCostRows(tx, idsOf(items))).map((row) => [row.id, row]));
  const there = items.filter(({ id }) => rows.has(id) && !kept.has(id));
  const made = idsOf(there.filter(({ before }) => before === null));
  await deleteCosts(tx, made);
  const entries: AuditEntry[] = [];
  for (const { id, before } of there) {
    const row = rows.get(id);
    if (!row || before === null) continue;
    await changeCost(tx, id, { ...before.columns, version: row.version + 1 });
    const after = before.columns;
    entries.push({ action: "cost.change", entity: "cost", entityId: id, before: row, after });
  }
  return {
    removed: made.length,
    restored: entries.length,
    kept: [...kept.values()],
    entries,
    leads: [],
  };
}

export async function undoBudgets(tx: Tx, items: readonly UndoItem[]): Promise<Undone> {
  await holdSpend(tx);
  const kept = await keptOf(tx, "budget", items);
  const rows = new Map((await readBudgetRows(tx, idsOf(items))).map((row) => [row.id, row]));
  const undone = { removed: 0, restored: 0 };
  const entries: AuditEntry[] = [];
  for (const { id, before } of items) {
    const row = rows.get(id);
    if (!row || kept.has(id)) continue;
    const stored = { ...row, minor: null };
    if (before === null) {
      await removeBudget(tx, id);
      undone.removed += 1;
      entries.push(budgetEntry("budget.delete", stored, null));
    } else {
      const amount = before.columns as Pick<typeof row, "amountMinor" | "currency">;
      await updateBudget(tx, id, amount);
      undone.restored += 1;
      entries.push(budgetEntry("budget.change", stored, { ...row, ...amount }));
    }
  }
  return { ...undone, kept: [...kept.values()], entries, leads: [] };
}
