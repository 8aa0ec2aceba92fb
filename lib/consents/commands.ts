import { refuseGone } from "@/lib/leads/steps/gone";
import { lockLead } from "@/lib/leads/store/working";
import { defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { recordConsentInput } from "./schema";
import { insertConsent } from "./store";

const FUTURE = "This is in the future.";
const ACTIONS = { given: "consent.give", withdrawn: "consent.withdraw" } as const;

/**
 * Records what a person agreed to, or that they took it back. It is added, and nothing that was recorded
 * before is changed.
 */
export const recordConsent = defineCommand({
  name: "consent.record",
  permission: "lead:write",
  input: recordConsentInput,
  async run({ tx, actor, input, now }) {
    const { leadId, state, at = now, how, version } = input;
    if (at > now) refuse("invalid", FUTURE, { at: FUTURE });
    if (!(await lockLead(tx, leadId))) return refuseGone(tx, leadId);
    const wording = input.wording || null;
    const id = newId();
    await insertConsent(tx, {
      id,
      leadId,
      state,
      at,
      wording,
      wordingVersion: version || null,
      how,
      recordedAt: now,
      recordedBy: actor.id,
      recordedByName: actor.name,
    });
    return {
      result: { id },
      audit: [
        {
          action: ACTIONS[state],
          entity: "lead",
          entityId: leadId,
          after: { at, how, wording, version: version || null },
        },
      ],
    };
  },
});
