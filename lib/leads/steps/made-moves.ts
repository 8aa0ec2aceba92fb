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
import { t } from "@/lib/language";
import type { AuditTrail } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { followMove, type OpportunityDetails, unfollowMove } from "@/lib/opportunities/steps";
import { readOpportunitiesOf } from "@/lib/opportunities/store";
import { explainHeld } from "@/lib/scoring/steps";
import type { MoveLeadInput } from "../schema/inputs";
import { mayMove } from "../schema/moves";
import { readMergedIds } from "../store/merges";
import { readExitReason, readMoveAudit, readMoves } from "../store/moves";
import type { WorkingLead } from "../store/working";
import { checkClaim } from "./claims";
import type { LeadContext } from "./context";
import { applyMove, type MoveColumns, type NewMove, refuseOutdated } from "./moves";
import { attemptsNeeded, sqlRuleOf, UNDO_MS } from "./rules";

/** A move as somebody asks for it. */
export type WantedMove = Omit<MoveLeadInput, "id" | "version">;

/** What a lead is after a move, and what the audit log says of it. */
export interface MadeMove {
  lead: WorkingLead;
  moveId: string;
  entries: AuditTrail;
}

/** A move that was checked: nothing is written so far, and nothing refuses it any more. */
export type ReadyMove = () => Promise<MadeMove>;

function isExit(stage: Stage): stage is ExitStage {
  return (EXIT_STAGES as readonly Stage[]).includes(stage);
}

async function checkReason(
  tx: Tx,
  lead: WorkingLead,
  to: ExitStage,
  input: WantedMove,
  context: LeadContext,
): Promise<void> {
  if (lead.stage === "disqualified") {
    if (!input.note) refuse("invalid", t("Say why this lead is reopened."), { note: t("Needed.") });
    return;
  }
  const reason = input.reasonId ? await readExitReason(tx, input.reasonId) : null;
  if (!reason || reason.retiredAt !== null || !reasonFits(reason.kind, to)) {
    const verb = to === "nurture" ? t("recycled") : t("disqualified");
    refuse("invalid", t`Choose why this lead is ${verb}.`, { reasonId: t("Choose a reason.") });
  }
  if (reason.needsAttempts) {
    const needed = await attemptsNeeded(tx, lead, context);
    if (lead.attempts < needed) {
      refuse(
        "invalid",
        t`"${reason.label}" needs ${needed} calls by our agreement; ${lead.attempts} ${lead.attempts === 1 ? t("was") : t("were")} logged.`,
        { reasonId: t("More attempts are needed.") },
      );
    }
  }
  if (to === "nurture" && (input.nurtureUntil ?? 0) <= context.now) {
    refuse("invalid", t("Choose a day in the future on which this lead comes back."), {
      nurtureUntil: t("Choose a day in the future."),
    });
  }
}

/** Refuses a conversion that the SQL rule does not allow; gives the opportunity to open. */
async function checkConversion(
  tx: Tx,
  lead: WorkingLead,
  input: WantedMove,
  context: LeadContext,
): Promise<OpportunityDetails | null> {
  const rule = await sqlRuleOf(tx, lead, context);
  const gaps = bantGaps(lead.bant, rule);
  if (gaps.length > 0) {
    refuse("invalid", t`Not an SQL yet by our agreement. ${gaps.join(" ")}`, {
      bant: gaps.join(" "),
    });
  }
  if (input.opportunity) {
    const currency = input.opportunity.currency ?? context.workspace.currency;
    return { ...input.opportunity, currency, ownerName: context.actor.name };
  }
  if (!rule.opportunity) return null;
  const open = (await readOpportunitiesOf(tx, lead.id)).some(({ state }) => state === "open");
  if (!open) {
    refuse(
      "invalid",
      t("Becoming an SQL opens an opportunity: say what it may be worth and when."),
      {
        opportunity: t("Needed."),
      },
    );
  }
  return null;
}

/** A move into MQL that a person makes. */
async function handMade(
  tx: Tx,
  lead: WorkingLead,
  input: WantedMove,
  context: LeadContext,
): Promise<Partial<NewMove>> {
  if (!input.note) {
    refuse("invalid", t("Say why this lead is made an MQL by hand."), { note: t("Needed.") });
  }
  const explanation = await explainHeld(tx, lead, "manual", context);
  return { path: "manual", criteriaVersionId: context.criteria?.id ?? null, explanation };
}

/** Checks a move of a held lead against the lifecycle, the role, the claim and our agreement. */
export async function readyMove(
  tx: Tx,
  lead: WorkingLead,
  input: WantedMove,
  context: LeadContext,
): Promise<ReadyMove> {
  const { to } = input;
  const { actor, now } = context;
  const refusal = moveRefusal(lead.stage, to);
  if (refusal) refuse("invalid", refusal);
  if (!mayMove(actor, lead.stage, to)) {
    const from = STAGE_INFO[lead.stage].name;
    refuse("forbidden", t`Your role does not move leads from ${from} to ${STAGE_INFO[to].name}.`);
  }
  await checkClaim(tx, lead, actor, now);
  if (isExit(to)) await checkReason(tx, lead, to, input, context);
  const opportunity = to === "sql" ? await checkConversion(tx, lead, input, context) : null;

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
  return async () => {
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
    return {
      lead: applied.lead,
      moveId: applied.move.id,
      entries: [applied.entry, ...opportunities],
    };
  };
}

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

/** Checks that a held lead's latest move is the one to take back, and that this actor may. */
export async function readyUndo(
  tx: Tx,
  lead: WorkingLead,
  moveId: string,
  context: LeadContext,
): Promise<ReadyMove> {
  const { actor, now } = context;
  const last = (await readMoves(tx, lead.id)).at(-1);
  if (!last || last.id !== moveId) return refuseOutdated(tx, lead.id, now);
  const { from } = last;
  if (!from) refuse("invalid", t("An arrival cannot be taken back."));
  if (last.undoes !== null)
    refuse("invalid", t("This was taken back already; move the lead again."));
  if (now - last.recordedAt > UNDO_MS) {
    refuse("invalid", t("A move can be taken back for 24 hours. Move the lead instead."));
  }
  if (last.actorId !== actor.id && !can(actor, "lead:assign")) {
    refuse("forbidden", t`${last.actorName} made this move; they or a manager can take it back.`);
  }
  const was = await beforeMove(tx, lead.id, last.id);
  const waits = from === "inquiry" || from === "nurture";
  return async () => {
    const applied = await applyMove(tx, lead, { to: from, undoes: last.id }, context, {
      ...(was.ownerId === undefined ? {} : { ownerId: was.ownerId }),
      nurtureUntil: was.nurtureUntil ?? null,
      // Else the criteria would hand it off again at once: it waits for something new.
      heldAt: waits ? now : null,
    });
    const opportunities = await unfollowMove(tx, lead, { from, to: last.to, at: last.at });
    return {
      lead: applied.lead,
      moveId: applied.move.id,
      entries: [applied.entry, ...opportunities],
    };
  };
}
