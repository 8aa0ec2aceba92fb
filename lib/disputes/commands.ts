import { decideRefusal, disputeRefusal, rejectionOf } from "@/lib/engine/disputes";
import { t } from "@/lib/language";
import { leadContext } from "@/lib/leads/steps/context";
import { refuseGone } from "@/lib/leads/steps/gone";
import { applyMove } from "@/lib/leads/steps/moves";
import { readMoves } from "@/lib/leads/store/moves";
import { lockLead } from "@/lib/leads/store/working";
import { type AuditEntry, type AuditTrail, defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { rescoreHeld } from "@/lib/scoring/steps";
import { decideDisputeInput, raiseDisputeInput } from "./schema";
import { findDisputedLead, insertDispute, readDisputes, writeDecision } from "./store";

/** Marketing's answer to sales' rejection of an MQL; the lead stays where it is until it is decided. */
export const raiseDispute = defineCommand({
  name: "dispute.raise",
  permission: "dispute:raise",
  input: raiseDisputeInput,
  async run({ tx, actor, input: { leadId, moveId, note }, now }) {
    if (actor.kind !== "user") refuse("forbidden", t("Rejections are disputed by people."));
    if (!(await lockLead(tx, leadId))) return refuseGone(tx, leadId);
    const moves = await readMoves(tx, leadId);
    const rejection = rejectionOf(moves);
    if (rejection && rejection.moveId !== moveId) {
      refuse("conflict", t("This lead has been moved meanwhile. Look at it again first."));
    }
    const refusal = disputeRefusal(rejection, await readDisputes(tx, leadId), actor.id, now);
    if (refusal || !rejection) refuse("conflict", refusal ?? "");
    const id = newId();
    await insertDispute(tx, {
      id,
      leadId,
      moveId,
      mqlAt: rejection.mqlAt,
      rejectedAt: rejection.at,
      note,
      disputedAt: now,
      disputedBy: actor.id,
      disputedByName: actor.name,
      decision: null,
      decisionNote: null,
      decidedAt: null,
      decidedBy: null,
      decidedByName: null,
    });
    const reasonId = moves.find((move) => move.id === moveId)?.reasonId ?? null;
    return {
      result: { id },
      audit: [
        {
          action: "lead.dispute",
          entity: "lead",
          entityId: leadId,
          after: { id: leadId, disputeId: id, reasonId },
        },
      ],
    };
  },
});

/**
 * A manager's word on a dispute. Upheld, the lead stays out. Overturned, the rejection is taken back:
 * the lead is the MQL that it was, in the same hand-off, and sales' time to answer starts again.
 */
export const decideDispute = defineCommand({
  name: "dispute.decide",
  permission: "dispute:decide",
  input: decideDisputeInput,
  async run({ tx, actor, input: { id, decision, note }, now }) {
    if (actor.kind !== "user") refuse("forbidden", t("Disputes are decided by people."));
    const leadId = await findDisputedLead(tx, id);
    const lead = leadId === null ? null : await lockLead(tx, leadId);
    const dispute = lead && (await readDisputes(tx, lead.id)).find((one) => one.id === id);
    if (!lead || !dispute) refuse("not_found", t("This lead does not exist any more."));
    const moves = await readMoves(tx, lead.id);
    const refusal = decideRefusal(rejectionOf(moves), dispute, actor.id);
    if (refusal) refuse("conflict", refusal);
    await writeDecision(tx, id, {
      decision,
      decisionNote: note,
      decidedAt: now,
      decidedBy: actor.id,
      decidedByName: actor.name,
    });
    const reasonId = moves.find((move) => move.id === dispute.moveId)?.reasonId ?? null;
    const entry: AuditEntry = {
      action: decision === "upheld" ? "lead.uphold" : "lead.overturn",
      entity: "lead",
      entityId: lead.id,
      after: { id: lead.id, disputeId: id, reasonId },
    };
    if (decision === "upheld") return { result: { leadId: lead.id }, audit: [entry] };

    const context = await leadContext(tx, actor, now);
    const back = { to: "mql" as const, undoes: dispute.moveId, overturns: true, note };
    const columns = { claimedBy: null, claimedUntil: null, nurtureUntil: null };
    const applied = await applyMove(tx, lead, back, context, columns);
    const rescored = await rescoreHeld(tx, [applied.lead], context);
    const audit: AuditTrail = [entry, applied.entry, ...rescored.entries];
    return { result: { leadId: lead.id }, audit };
  },
});
