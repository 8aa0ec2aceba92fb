import { t } from "@/lib/language";
import { standingMoves } from "./handoffs";
import type { ExitStage, Stage } from "./stages";
import { DAY_MS } from "./time-zone";

export const DISPUTE_DECISIONS = ["upheld", "overturned"] as const;
export type DisputeDecision = (typeof DISPUTE_DECISIONS)[number];

/** For how long after it a rejection can be disputed. */
export const DISPUTE_DAYS = 30;

/** A move as rejections are found by; times in epoch ms, in the order they were made. */
export interface RejectionMove {
  id: string;
  from: Stage | null;
  to: Stage;
  at: number;
  actorId: string | null;
  undoes: string | null;
}

/** Sales' answer to an MQL that it did not accept: the move by which the lead went. */
export interface Rejection {
  moveId: string;
  to: ExitStage;
  /** Epoch ms. */
  at: number;
  actorId: string | null;
  /** When the hand-off began. */
  mqlAt: number;
}

/**
 * The rejection that the lead stands on; null when it went on since, was accepted before it went,
 * or did not go at all. From SAL a lead never comes back to MQL but by taking a move back, so that
 * a move out of MQL is of a lead that sales did not accept.
 */
export function rejectionOf(moves: readonly RejectionMove[]): Rejection | null {
  const standing = standingMoves(moves);
  const last = standing.at(-1);
  if (last?.from !== "mql" || (last.to !== "nurture" && last.to !== "disqualified")) return null;
  const mqlAt = standing.findLast(({ to }) => to === "mql")?.at;
  if (mqlAt === undefined) return null;
  return { moveId: last.id, to: last.to, at: last.at, actorId: last.actorId, mqlAt };
}

/** Marketing's answer to a rejection, as far as rules read it. */
export interface Disputed {
  /** The rejection. */
  moveId: string;
  /** When the hand-off began. */
  mqlAt: number;
  disputedBy: string | null;
  disputedByName: string;
  decision: DisputeDecision | null;
  decidedByName: string | null;
}

/** `settled`: the lead went on before anybody decided, so that nothing is left to decide. */
export type DisputeState = DisputeDecision | "open" | "settled";

export function disputeState(
  { decision, moveId }: Pick<Disputed, "decision" | "moveId">,
  rejection: Pick<Rejection, "moveId"> | null,
): DisputeState {
  return decision ?? (rejection?.moveId === moveId ? "open" : "settled");
}

/**
 * Why `userId` may not dispute the rejection that a lead stands on, as a sentence; null when they
 * may. `disputes` are all those of the lead: an MQL is disputed until it was decided once.
 */
export function disputeRefusal(
  rejection: Rejection | null,
  disputes: readonly Disputed[],
  userId: string,
  now: number,
): string | null {
  if (!rejection) {
    return t(
      "Only an MQL that sales let go without accepting it, and that is still out, can be disputed.",
    );
  }
  const same = disputes.find(({ moveId }) => moveId === rejection.moveId);
  if (same) return t`${same.disputedByName} has disputed this rejection already.`;
  const decided = disputes.find(
    ({ mqlAt, decision }) => mqlAt === rejection.mqlAt && decision !== null,
  );
  if (decided) {
    return t`An MQL can be disputed once, and ${decided.decidedByName} decided about this one.`;
  }
  if (rejection.actorId === userId) {
    return t("You let this lead go yourself: a dispute is for somebody else to raise.");
  }
  if (now > rejection.at + DISPUTE_DAYS * DAY_MS) {
    return t`A rejection can be disputed for ${DISPUTE_DAYS} days.`;
  }
  return null;
}

/**
 * Why `userId` may not decide a dispute, as a sentence; null when they may. Nobody decides about
 * their own rejection, nor about their own dispute.
 */
export function decideRefusal(
  rejection: Pick<Rejection, "moveId" | "actorId"> | null,
  dispute: Disputed,
  userId: string,
): string | null {
  if (dispute.decision !== null) return t`${dispute.decidedByName} has decided this already.`;
  if (rejection?.moveId !== dispute.moveId) {
    return t("The lead has gone on since, so there is nothing left to decide.");
  }
  if (rejection.actorId === userId) {
    return t("You let this lead go, so somebody else must decide.");
  }
  if (dispute.disputedBy === userId) {
    return t("You disputed this rejection, so somebody else must decide.");
  }
  return null;
}
