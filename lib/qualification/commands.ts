import { type Bant, bantGaps } from "@/lib/engine/bant";
import {
  type BantAnswer,
  bantValueText,
  readBantValue,
  standingAnswers,
} from "@/lib/engine/bant-answers";
import { leadContext } from "@/lib/leads/steps/context";
import { refuseGone } from "@/lib/leads/steps/gone";
import { sqlRuleOf } from "@/lib/leads/steps/rules";
import { lockLead } from "@/lib/leads/store/working";
import { defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { type BantAnswerInput, saveBantInput } from "./schema";
import { insertAnswers, readAnswers, setBant } from "./store";

/** The value that an answer leaves behind; one that is not touched is not checked again. */
function valueAfter(
  { dimension, value }: BantAnswerInput,
  place: number,
  standing: BantAnswer,
  currency: string,
): string | null {
  if (value === undefined || value === standing.value) return standing.value;
  if (value === null || value === "") return null;
  if (value === bantValueText(dimension, standing.value)) return standing.value;
  const read = readBantValue(dimension, value, currency);
  if ("problem" in read) {
    refuse("invalid", read.problem, { [`answers.${place}.value`]: read.problem });
  }
  return read.value;
}

/**
 * Writes down what sales found out; the newest answer per dimension stands, so each is stored
 * whole, with what the input leaves out as it stood before.
 */
export const saveBant = defineCommand({
  name: "bant.save",
  permission: "lead:work",
  input: saveBantInput,
  async run({ tx, actor, input: { leadId, answers }, now }) {
    const lead = await lockLead(tx, leadId);
    if (!lead) return refuseGone(tx, leadId);
    const bant: Bant = { ...lead.bant };
    for (const { dimension, level } of answers) bant[dimension] = level;
    const context = await leadContext(tx, actor, now);
    const standing = standingAnswers(lead.bant, await readAnswers(tx, leadId));
    await insertAnswers(
      tx,
      answers.map((answer, place) => ({
        id: newId(),
        leadId,
        dimension: answer.dimension,
        level: answer.level,
        value: valueAfter(answer, place, standing[answer.dimension], context.workspace.currency),
        evidence:
          answer.evidence === undefined
            ? standing[answer.dimension].evidence
            : answer.evidence || null,
        at: now,
        actorId: actor.id,
        actorName: actor.name,
      })),
    );
    await setBant(tx, leadId, bant, now);
    const rule = await sqlRuleOf(tx, lead, context);
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
