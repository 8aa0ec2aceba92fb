import type { Activity } from "./activities";
import { addBusinessMinutes, type BusinessCalendar } from "./calendar";
import type { Sla } from "./criteria";
import {
  deriveHandoffs,
  type FirstReached,
  firstReached,
  type Handoff,
  type StageMove,
  standingMoves,
} from "./handoffs";
import type { MqlPath, Stage } from "./stages";

export interface DatedMove extends StageMove {
  /** Epoch ms: when the move was written down; `at` may lie before it. */
  recordedAt: number;
}

export interface Touch {
  type: Activity["type"] | string;
  at: number;
  /** Epoch ms: when the person asked to be called again. */
  callbackAt?: number | null;
}

/** By when sales is to act on a hand-off (epoch ms); null where no time was agreed. */
export interface Deadlines {
  /** To accept it or let it go. */
  slaDueAt: number | null;
  /** Of a rep, to have touched it. */
  touchDueAt: number | null;
}

/** What a hand-off keeps, however often the hand-offs of its lead are derived anew. */
export interface Kept extends Deadlines {
  /** When somebody in particular was first answerable for it (epoch ms); null: nobody so far. */
  assignedAt: number | null;
}

export interface TimedHandoff extends Handoff, Kept {
  firstTouchAt: number | null;
}

/** Where a lead stands: everything about its stage that its moves and touches say. */
export interface Standing extends FirstReached {
  stage: Stage;
  stageAt: number;
  exitReasonId: string | null;
  engagementSince: number | null;
  mqlAt: number | null;
  path: MqlPath | null;
  criteriaVersionId: string | null;
  slaDueAt: number | null;
  firstTouchAt: number | null;
  attempts: number;
  /** When sales is to call again, epoch ms: what the latest touch said, while sales has the lead. */
  callbackAt: number | null;
}

export interface Terms {
  calendar: BusinessCalendar;
  /** What was agreed, by criteria version. */
  sla: ReadonlyMap<string, Sla>;
  /**
   * What hand-offs have already, by their `mqlAt`: it stays, even if the calendar has changed since or
   * the lead has no owner any more.
   */
  set?: ReadonlyMap<number, Kept>;
  /** Whether the lead has an owner, who is answerable for each new hand-off from its beginning. */
  isOwned?: boolean;
  /** The hand-off whose rejection was overturned just now: sales' time starts again at `at`. */
  renewed?: { mqlAt: number; at: number };
}

/**
 * Sales' clock starts when the hand-off was there to be seen, not at an earlier moment that it is
 * dated back to. Imported hand-offs were made elsewhere: no clock runs for them.
 */
function deadline(
  handoff: Handoff,
  moves: readonly DatedMove[],
  terms: Terms,
  hours: "acceptWithinHours" | "firstTouchWithinHours",
): number | null {
  const sla = terms.sla.get(handoff.criteriaVersionId ?? "");
  if (!sla || handoff.path === "imported") return null;
  const move = moves.find((m) => m.to === "mql" && m.at === handoff.mqlAt);
  const renewedAt = terms.renewed?.mqlAt === handoff.mqlAt ? terms.renewed.at : 0;
  const from = Math.max(handoff.mqlAt, move?.recordedAt ?? 0, renewedAt);
  return addBusinessMinutes(from, Math.round(sla[hours] * 60), terms.calendar);
}

/**
 * Who accepts a lead is answerable for it from then on, unless that is taken back. Of hand-offs that
 * were made elsewhere nobody knows whether the lead had an owner then.
 */
function assignment(
  handoff: Handoff,
  moves: readonly DatedMove[],
  standing: readonly DatedMove[],
  { set, isOwned = false }: Terms,
): number | null {
  const takenAt = handoff.salAt ?? handoff.sqlAt ?? handoff.customerAt;
  // Absent in what was kept by merges before there was such a moment.
  const known: number | null | undefined = set?.get(handoff.mqlAt)?.assignedAt;
  if (known === undefined) {
    const owned = isOwned ? handoff.mqlAt : null;
    return handoff.path === "imported" ? (takenAt ?? owned) : (owned ?? takenAt);
  }
  if (moves.some((m) => m.at === known && !standing.includes(m))) return takenAt;
  // A step may be dated back before the lead was given to somebody here.
  return known === null || takenAt === null ? (known ?? takenAt) : Math.min(known, takenAt);
}

/**
 * The standing of a lead after its moves (in the order they were made; at least one) and touches
 * (by time), and its hand-offs with their deadlines. Epoch ms.
 */
export function standingOf(
  moves: readonly DatedMove[],
  touches: readonly Touch[],
  terms: Terms,
): { standing: Standing; handoffs: TimedHandoff[] } {
  const standing = standingMoves(moves);
  const last = standing.at(-1);
  if (!last) throw new RangeError("A lead stands nowhere without a move");
  const derived = deriveHandoffs(moves);
  const handoffs = derived.map((handoff, i): TimedHandoff => {
    const next = derived[i + 1]?.mqlAt ?? Number.POSITIVE_INFINITY;
    const touch = touches.find(({ at }) => at >= handoff.mqlAt && at < next);
    const known = terms.set?.get(handoff.mqlAt);
    const isRenewed = terms.renewed?.mqlAt === handoff.mqlAt;
    const answer = isRenewed ? null : known?.slaDueAt;
    // What was touched before it was rejected is not to be touched for the first time again.
    const first = isRenewed && !touch ? null : known?.touchDueAt;
    return {
      ...handoff,
      slaDueAt: answer ?? deadline(handoff, moves, terms, "acceptWithinHours"),
      touchDueAt: first ?? deadline(handoff, moves, terms, "firstTouchWithinHours"),
      assignedAt: assignment(handoff, moves, standing, terms),
      firstTouchAt: touch?.at ?? null,
    };
  });
  const running = handoffs.at(-1);
  const firstTouchAt = running?.firstTouchAt ?? null;
  let slaDueAt: number | null = null;
  if (running && last.to === "mql") slaDueAt = running.slaDueAt;
  if (running && last.to === "sal" && firstTouchAt === null) slaDueAt = running.touchDueAt;
  const isWorked = last.to === "mql" || last.to === "sal";
  const worked = running && isWorked ? touches.filter(({ at }) => at >= running.mqlAt) : [];
  const isExit = last.to === "nurture" || last.to === "disqualified";
  return {
    handoffs,
    standing: {
      stage: last.to,
      stageAt: last.at,
      exitReasonId: isExit ? last.reasonId : null,
      engagementSince: standing.findLast(({ to }) => to === "nurture")?.at ?? null,
      mqlAt: running?.mqlAt ?? null,
      path: running?.path ?? null,
      criteriaVersionId: running?.criteriaVersionId ?? null,
      slaDueAt,
      firstTouchAt,
      attempts: running
        ? touches.filter(({ type, at }) => type === "call" && at >= running.mqlAt).length
        : 0,
      callbackAt: worked.at(-1)?.callbackAt ?? null,
      ...firstReached(moves),
    },
  };
}
