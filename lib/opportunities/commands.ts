import { refuseGone } from "@/lib/leads/steps/gone";
import { lockPerson } from "@/lib/leads/store/merges";
import { type AuditEntry, type AuditTrail, defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { readWorkspace } from "@/lib/settings/store";
import { saveOpportunityInput } from "./schema";
import { openOpportunity } from "./steps";
import { lockOpportunity, updateOpportunity } from "./store";

/** Opens an opportunity for an SQL or customer, or changes what is known of one. */
export const saveOpportunity = defineCommand({
  name: "opportunity.save",
  permission: "opportunity:write",
  input: saveOpportunityInput,
  async run({ tx, input, now }) {
    const { currency } = await readWorkspace(tx);
    if (input.id === undefined) {
      const leadId = input.leadId ?? "";
      const lead = await lockPerson(tx, leadId);
      if (!lead) return refuseGone(tx, leadId);
      if (lead.stage !== "sql" && lead.stage !== "customer") {
        refuse("invalid", "An opportunity belongs to a lead that is an SQL: convert it first.");
      }
      const details = { ...input, currency: input.currency ?? currency };
      const opened = await openOpportunity(tx, lead, details, now, now);
      const audit: AuditTrail = [opened.entry];
      return { result: { id: opened.id, version: 1 }, audit };
    }
    const before = await lockOpportunity(tx, input.id);
    if (!before) refuse("not_found", "This opportunity does not exist any more.");
    const set: Partial<Omit<typeof before, "id" | "leadId" | "version">> = {};
    const { name, product, ownerName, amountMinor, closeDate } = input;
    if (name !== undefined) set.name = name;
    if (product !== undefined) set.product = product;
    if (ownerName !== undefined) set.ownerName = ownerName;
    if (amountMinor !== undefined) set.amountMinor = amountMinor;
    if (closeDate !== undefined) set.closeDate = closeDate;
    if (input.currency !== undefined) set.currency = input.currency;
    const seen = input.version ?? 0;
    if (!(await updateOpportunity(tx, before.id, seen, set))) {
      refuse(
        "conflict",
        "Somebody changed this opportunity meanwhile. Look at it again before you go on.",
      );
    }
    const entry: AuditEntry = {
      action: "opportunity.change",
      entity: "opportunity",
      entityId: before.id,
      before,
      after: set,
    };
    return { result: { id: before.id, version: seen + 1 }, audit: [entry] };
  },
});
