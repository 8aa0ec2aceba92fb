import { type Bant, bantGaps } from "@/lib/engine/bant";
import { leadContext } from "@/lib/leads/steps/context";
import { sqlRuleOf } from "@/lib/leads/steps/rules";
import { lockLead } from "@/lib/leads/store/working";
import { defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { saveBantInput } from "./schema";
import { insertAnswers, setBant } from "./store";

/** Writes down what sales found out; the newest answer per dimension stands. */
export const saveBant = defineCommand({
  name: "bant.save",
  permission: "lead:work",
  input: saveBantInput,
  async run({ tx, actor, input: { leadId, answers }, now }) {
    const lead = await lockLead(tx, leadId);
    if (!lead) refuse("not_found", "This lead does not exist any more.");
    const bant: Bant = { ...lead.bant };
    for (const { dimension, level } of answers) bant[dimension] = level;
    await insertAnswers(
      tx,
      answers.map(({ dimension, level, value, evidence }) => ({
        id: newId(),
        leadId,
        dimension,
        level,
        value: value || null,
        evidence: evidence || null,
        at: now,
        actorId: actor.id,
        actorName: actor.name,
      })),
    );
    await setBant(tx, leadId, bant, now);
    const rule = await sqlRuleOf(tx, lead, await leadContext(tx, actor, now));
    return {
      result: { bant, sqlGaps: bantGaps(bant, rule) },
      audit: [
        {
          action: "lead.bant",
          entity: "lead",
          entityId: leadId,
          before: { bant: lead.bant },
          after: { id: leadId, bant },
        },
      ],
    };
  },
});
