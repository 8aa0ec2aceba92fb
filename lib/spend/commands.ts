import type { Tx } from "@/db/handles";
import { typedMoney } from "@/lib/engine/money";
import { t } from "@/lib/language";
import { type AuditTrail, defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { readWorkspace } from "@/lib/settings/store";
import { bringCostInput, deleteCostInput, saveCostInput } from "./schema";
import { ENTERED_BY_HAND } from "./steps";
import { findCost, findCostByExternalId, holdSpend, removeCost, updateCost } from "./store";
import { insertCosts } from "./store/insert";

const GONE = "This cost was deleted meanwhile.";
const CHANGED = "Somebody else changed this cost meanwhile. Look at it again before you change it.";

/** Enters a cost, or changes one. */
export const saveCost = defineCommand({
  name: "cost.save",
  permission: "cost:write",
  input: saveCostInput,
  async run({ tx, input, now }) {
    const { day, source, campaign, kind, note } = input;
    const values = { day, source, campaign, kind, ...(await amountOf(tx, input)), note };
    if (input.id === undefined) {
      const id = newId();
      await insertCosts(tx, [{ id, ...values, ...ENTERED_BY_HAND }], now);
      return {
        result: { id },
        audit: [{ action: "cost.add", entity: "cost", entityId: id, after: values }],
      };
    }
    const before = await findCost(tx, input.id);
    if (!before) refuse("not_found", t(GONE));
    if (before.version !== input.version) refuse("conflict", t(CHANGED));
    if (!(await updateCost(tx, before.id, before.version, values))) refuse("conflict", t(CHANGED));
    return {
      result: { id: before.id },
      audit: [
        { action: "cost.change", entity: "cost", entityId: before.id, before, after: values },
      ],
    };
  },
});

/** What became of a cost that was brought in. */
interface BroughtCost {
  id: string;
  outcome: "created" | "updated" | "unchanged";
}

/**
 * Adds a cost, or brings the one with this external id up to date: what is left out takes nothing
 * away, and the same again changes nothing.
 */
export const bringCost = defineCommand({
  name: "cost.bring",
  permission: "cost:write",
  input: bringCostInput,
  async run({ tx, input, now }): Promise<{ result: BroughtCost; audit: AuditTrail }> {
    const { externalId, day, kind } = input;
    await holdSpend(tx);
    const before = await findCostByExternalId(tx, externalId);
    const values = {
      day,
      source: input.source === undefined ? (before?.source ?? null) : input.source,
      campaign: input.campaign === undefined ? (before?.campaign ?? null) : input.campaign,
      kind,
      ...(await amountOf(tx, input)),
      note: input.note === undefined ? (before?.note ?? null) : input.note,
    };
    if (!before) {
      const id = newId();
      await insertCosts(tx, [{ id, ...ENTERED_BY_HAND, ...values, externalId }], now);
      const after = { ...values, externalId };
      const entry = { action: "cost.add", entity: "cost", entityId: id, after };
      return { result: { id, outcome: "created" }, audit: [entry] };
    }
    const { id, version } = before;
    const keys = Object.keys(values) as (keyof typeof values)[];
    if (keys.every((key) => values[key] === before[key])) {
      const entry = { action: "cost.none", entity: "workspace", entityId: "costs" };
      return { result: { id, outcome: "unchanged" }, audit: [entry] };
    }
    if (!(await updateCost(tx, id, version, values))) refuse("conflict", t(CHANGED));
    const entry = { action: "cost.change", entity: "cost", entityId: id, before, after: values };
    return { result: { id, outcome: "updated" }, audit: [entry] };
  },
});

/** An amount as it was written, in minor units of its currency. */
async function amountOf(
  tx: Tx,
  { amount, currency: given }: { amount: string; currency?: string | undefined },
): Promise<{ amountMinor: number; currency: string }> {
  const currency = given ?? (await readWorkspace(tx)).currency;
  const amountMinor = typedMoney(amount, currency);
  if (amountMinor !== null) return { amountMinor, currency };
  const message = t`Write the amount in ${currency}, like 1200.50.`;
  refuse("invalid", message, { amount: message });
}

export const deleteCost = defineCommand({
  name: "cost.delete",
  permission: "cost:write",
  input: deleteCostInput,
  async run({ tx, input }) {
    const before = await findCost(tx, input.id);
    if (!before) refuse("not_found", t(GONE));
    if (before.version !== input.version) refuse("conflict", t(CHANGED));
    if (!(await removeCost(tx, input.id, input.version))) refuse("conflict", t(CHANGED));
    return {
      result: { id: before.id },
      audit: [{ action: "cost.delete", entity: "cost", entityId: before.id, before }],
    };
  },
});
