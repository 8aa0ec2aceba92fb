import type { Tx } from "@/db/handles";
import { bantGaps } from "@/lib/engine/bant";
import {
  EXIT_STAGES,
  type ExitStage,
  moveRefusal,
  reasonFits,
  STAGE_INFO,
  type Stage,
} from "@/lib/engine/stages";
import type { Actor } from "@/lib/operations/actor";
import { type AuditTrail, defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { followMove, type OpportunityDetails, unfollowMove } from "@/lib/opportunities/steps";
import { readOpportunitiesOf } from "@/lib/opportunities/store";
import { explainHeld, rescoreHeld } from "@/lib/scoring/steps";
import { type MoveLeadInput, moveLeadInput, undoMoveInput } from "../schema/inputs";
import { mayMove } from "../schema/moves";
import { checkClaim } from "../steps/claims";
import { type LeadContext, leadContext } from "../steps/context";
import { refuseGone } from "../steps/gone";
import { applyMove, type MoveColumns, type NewMove, refuseOutdated } from "../steps/moves";
import { attemptsNeeded, sqlRuleOf, UNDO_MS } from "../steps/rules";
import { readMergedIds } from "../store/merges";
import { readExitReason, readMoveAudit, readMoves } from "../store/moves";
import { lockLead, type WorkingLead } from "../store/working";

/** The lead as the user saw it, held; refuses when it is gone or was changed meanwhile. */
async function takeLead(tx: Tx, id: string, version: number, now: number): Promise<WorkingLead> {
  const lead = await lockLead(tx, id);
  if (!lead) return refuseGone(tx, id);
  if (lead.version !== version) await refuseOutdated(tx, id, now);
  return lead;
}

function isExit(stage: Stage): stage is ExitStage {
  return (EXIT_STAGES as readonly Stage[]).includes(stage);
}

async function checkReason(
  tx: Tx,
  lead: WorkingLead,
  to: ExitStage,
  input: MoveLeadInput,
  context: LeadContext,
): Promise<void> {
  if (lead.stage === "disqualified") {
    if (!input.note) refuse("invalid", "Say why this lead is reopened.", { note: "Needed." });
    return;
  }
  const reason = input.reasonId ? await readExitReason(tx, input.reasonId) : null;
  if (!reason || reason.retiredAt !== null || !reasonFits(reason.kind, to)) {
    const verb = to === "nurture" ? "recycled" : "disqualified";
    refuse("invalid", `Choose why this lead is ${verb}.`, { reasonId: "Choose a reason." });
  }
  if (reason.needsAttempts) {
    const needed = await attemptsNeeded(tx, lead, context);
    if (lead.attempts < needed) {
      refuse(
        "invalid",
        `"${reason.label}" needs ${needed} calls by our agreement; ${lead.attempts} ${lead.attempts === 1 ? "was" : "were"} logged.`,
        { reasonId: "More attempts are needed." },
      );
    }
  }
  if (to === "nurture" && (input.nurtureUntil ?? 0) <= context.now) {
    refuse("invalid", "Choose a day in the future on which this lead comes back.", {
      nurtureUntil: "Choose a day in the future.",
    });
  }
}

/** Refuses a conversion that the SQL rule does not allow; gives the opportunity to open. */
async function checkConversion(
  tx: Tx,
  lead: WorkingLead,
  input: MoveLeadInput,
  actor: Actor,
  context: LeadContext,
): Promise<OpportunityDetails | null> {
  const rule = await sqlRuleOf(tx, lead, context);
  const gaps = bantGaps(lead.bant, rule);
  if (gaps.length > 0) {
    refuse("invalid", `Not an SQL yet by our agreement. ${gaps.join(" ")}`, {
      bant: gaps.join(" "),
    });
  }
  if (input.opportunity) {
    const currency = input.opportunity.currency ?? context.workspace.currency;
    return { ...input.opportunity, currency, ownerName: actor.name };
  }
  if (!rule.opportunity) return null;
  const open = (await readOpportunitiesOf(tx, lead.id)).some(({ state }) => state === "open");
  if (!open) {
    refuse("invalid", "Becoming an SQL opens an opportunity: say what it may be worth and when.", {
      opportunity: "Needed.",
    });
  }
  return null;
}

/** A move into MQL that a person makes. */
async function handMade(
  tx: Tx,
  lead: WorkingLead,
  input: MoveLeadInput,
  context: LeadContext,
): Promise<Partial<NewMove>> {
  if (!input.note) {
    refuse("invalid", "Say why this lead is made an MQL by hand.", { note: "Needed." });
  }
  const explanation = await explainHeld(tx, lead, "manual", context);
  return { path: "manual", criteriaVersionId: context.criteria?.id ?? null, explanation };
}

export const moveLead = defineCommand({
  name: "lead.move",
  // Who may make which move is `movePermissions`; writing is the least that all of them need.
  permission: "lead:write",
  input: moveLeadInput,
  async run({ tx, actor, input, now }) {
    const { to } = input;
    const lead = await takeLead(tx, input.id, input.version, now);
    const refusal = moveRefusal(lead.stage, to);
    if (refusal) refuse("invalid", refusal);
    if (!mayMove(actor, lead.stage, to)) {
      const from = STAGE_INFO[lead.stage].name;
      refuse("forbidden", `Your role does not move leads from ${from} to ${STAGE_INFO[to].name}.`);
    }
    await checkClaim(tx, lead, actor, now);
    const context = await leadContext(tx, actor, now);
    if (isExit(to)) await checkReason(tx, lead, to, input, context);
    const opportunity =
      to === "sql" ? await checkConversion(tx, lead, input, actor, context) : null;

    const columns: MoveColumns = {
      claimedBy: null,
      claimedUntil: null,
      heldAt: null,
      nurtureUntil: to === "nurture" ? (input.nurtureUntil ?? null) : null,
      ...(to === "sal" && actor.kind === "user" ? { ownerId: actor.id } : {}),
    };
    const move: NewMove = {
      to,
      reasonId: isExit(to) ? (input.reasonId ?? null) : null,
      note: input.note ?? null,
      ...(to === "mql" ? await handMade(tx, lead, input, context) : {}),
    };
    const applied = await applyMove(tx, lead, move, context, columns);
    const opportunities = await followMove(
      tx,
      lead,
      { from: lead.stage, to, at: applied.move.at },
      {
        open: opportunity,
        wonAmountMinor: input.wonAmountMinor,
        currency: context.workspace.currency,
        ownerName: actor.name,
      },
      now,
    );
    const rescored = await rescoreHeld(tx, [applied.lead], context);
    const audit: AuditTrail = [applied.entry, ...opportunities, ...rescored.entries];
    const after = rescored.leads[0] ?? applied.lead;
    return {
      result: { id: lead.id, version: after.version, stage: after.stage, moveId: applied.move.id },
      audit,
    };
  },
});

type Before = { ownerId?: string | null; nurtureUntil?: number | null };

/** What the audit log says the lead was before a move. */
async function beforeMove(tx: Tx, leadId: string, moveId: string): Promise<Before> {
  // A lead that was merged into this one may have made it.
  const entries = await readMoveAudit(tx, await readMergedIds(tx, leadId));
  const entry = entries.find(
    ({ after }) => (after as { moveId?: string } | null)?.moveId === moveId,
  );
  return (entry?.before ?? {}) as Before;
}

export const undoMove = defineCommand({
  name: "lead.undo",
  permission: "lead:write",
  input: undoMoveInput,
  async run({ tx, actor, input, now }) {
    const lead = await takeLead(tx, input.id, input.version, now);
    const last = (await readMoves(tx, lead.id)).at(-1);
    if (!last || last.id !== input.moveId) await refuseOutdated(tx, lead.id, now);
    if (!last?.from) refuse("invalid", "An arrival cannot be taken back.");
    if (last.undoes !== null)
      refuse("invalid", "This was taken back already; move the lead again.");
    if (now - last.recordedAt > UNDO_MS) {
      refuse("invalid", "A move can be taken back for 24 hours. Move the lead instead.");
    }
    if (last.actorId !== actor.id && !can(actor, "lead:assign")) {
      refuse("forbidden", `${last.actorName} made this move; they or a manager can take it back.`);
    }
    const context = await leadContext(tx, actor, now);
    const was = await beforeMove(tx, lead.id, last.id);
    const waits = last.from === "inquiry" || last.from === "nurture";
    const applied = await applyMove(tx, lead, { to: last.from, undoes: last.id }, context, {
      ...(was.ownerId === undefined ? {} : { ownerId: was.ownerId }),
      nurtureUntil: was.nurtureUntil ?? null,
      // Else the criteria would hand it off again at once: it waits for something new.
      heldAt: waits ? now : null,
    });
    const undone = { from: last.from, to: last.to, at: last.at };
    const opportunities = await unfollowMove(tx, lead, undone);
    const rescored = await rescoreHeld(tx, [applied.lead], context);
    const audit: AuditTrail = [applied.entry, ...opportunities, ...rescored.entries];
    const after = rescored.leads[0] ?? applied.lead;
    return {
      result: { id: lead.id, version: after.version, stage: after.stage, moveId: applied.move.id },
      audit,
    };
  },
});
