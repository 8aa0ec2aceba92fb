import { defineCommand } from "@/lib/operations/command";
import { insertSuppressions, readAddresses } from "@/lib/privacy/store/suppressions";
import { deleteLeadInput } from "../schema/merges";
import { erasePerson } from "../steps/erasure";
import { refuseGone } from "../steps/gone";
import { refuseOutdated } from "../steps/moves";
import { lockLead } from "../store/working";

/**
 * Erases a person: what is known of them, what they did, and what the log said of them. Amounts
 * that they won or lost stay, without a name. It cannot be taken back.
 */
export const deleteLead = defineCommand({
  name: "lead.delete",
  permission: "lead:delete",
  input: deleteLeadInput,
  async run({ tx, actor, input: { id, version, reason, isKeptOut }, now }) {
    const lead = await lockLead(tx, id);
    if (!lead) return refuseGone(tx, id);
    if (lead.version !== version) await refuseOutdated(tx, id, now);
    if (isKeptOut) {
      await insertSuppressions(tx, await readAddresses(tx, id), { at: now, byName: actor.name });
    }
    await erasePerson(tx, id);
    return {
      result: { id },
      audit: [
        {
          action: "lead.delete",
          entity: "lead",
          entityId: id,
          after: { id, from: lead.stage, reason, ...(isKeptOut ? { isKeptOut } : {}) },
        },
      ],
    };
  },
});
