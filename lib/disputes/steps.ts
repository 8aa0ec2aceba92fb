import { type Disputed, decideRefusal, disputeState, type Rejection } from "@/lib/engine/disputes";
import { t } from "@/lib/language";
import type { Actor } from "@/lib/operations/actor";
import { can } from "@/lib/operations/policy";
import type { DisputeItem } from "./schema";

type Row = Disputed & Omit<DisputeItem, "state" | "notForYou">;

/** A dispute as `actor` sees it; `rejection` is the one that the lead stands on now. */
export function disputeItem(
  { id, moveId, note, disputedAt, disputedByName, ...row }: Row,
  rejection: Pick<Rejection, "moveId" | "actorId"> | null,
  actor: Actor,
): DisputeItem {
  const { decisionNote, decidedAt, decidedByName } = row;
  const dispute = { moveId, disputedByName, ...row };
  const state = disputeState(dispute, rejection);
  const refusal = can(actor, "dispute:decide")
    ? decideRefusal(rejection, dispute, actor.id ?? "")
    : t("A manager decides.");
  return {
    id,
    moveId,
    state,
    note,
    disputedAt,
    disputedByName,
    decisionNote,
    decidedAt,
    decidedByName,
    notForYou: state === "open" ? refusal : null,
  };
}
