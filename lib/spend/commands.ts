import { parseMoney } from "@/lib/engine/money";
import { defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { readWorkspace } from "@/lib/settings/store";
import { deleteCostInput, saveCostInput } from "./schema";
import { ENTERED_BY_HAND } from "./steps";
import { findCost, removeCost, updateCost } from "./store";
import { insertCosts } from "./store/insert";

const GONE = "This cost was deleted meanwhile.";
const CHANGED = "Somebody else changed this cost meanwhile. Look at it again before you change it.";

/** Enters a cost, or changes one. */
export const saveCost = defineCommand({
  name: "cost.save",
  permission: "cost:write",
  input: saveCostInput,
  async run({ tx, input, now }) {
    const currency = input.currency ?? (await readWorkspace(tx)).currency;
    const amountMinor = parseMoney(input.amount, currency);
    if (amountMinor === null) {
      const message = `Write the amount in ${currency}, like 1200.50.`;
      refuse("invalid", message, { amount: message });
    }
    const { day, source, campaign, kind, note } = input;
    const values = { day, source, campaign, kind, amountMinor, currency, note };
    if (input.id === undefined) {
      const id = newId();
      await insertCosts(tx, [{ id, ...values, ...ENTERED_BY_HAND }], now);
      return {
        result: { id },
        audit: [{ action: "cost.add", entity: "cost", entityId: id, after: values }],
      };
    }
    const before = await findCost(tx, input.id);
    if (!before) refuse("not_found", GONE);
    if (before.version !== input.version) refuse("conflict", CHANGED);
    if (!(await updateCost(tx, before.id, before.version, values))) refuse("conflict", CHANGED);
    return {
      result: { id: before.id },
      audit: [
        { action: "cost.change", entity: "cost", entityId: before.id, before, after: values },
      ],
    };
  },
});

export const deleteCost = defineCommand({
  name: "cost.delete",
  permission: "cost:write",
  input: deleteCostInput,
  async run({ tx, input }) {
    const before = await findCost(tx, input.id);
    if (!before) refuse("not_found", GONE);
    if (before.version !== input.version) refuse("conflict", CHANGED);
    if (!(await removeCost(tx, input.id, input.version))) refuse("conflict", CHANGED);
    return {
      result: { id: before.id },
      audit: [{ action: "cost.delete", entity: "cost", entityId: before.id, before }],
    };
  },
});
