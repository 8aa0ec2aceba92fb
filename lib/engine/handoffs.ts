import type { ExitStage, MqlPath, Stage } from "./stages";

/** A stage move as hand-offs are derived from it; times in epoch ms, in the order of `step`. */
export interface StageMove {
  id: string;
  from: Stage | null;
  to: Stage;
  at: number;
  reasonId: string | null;
  path: MqlPath | null;
  criteriaVersionId: string | null;
  /** Millipoints. */
  fit: number;
  engagement: number;
  /** The move that this one takes back. */
  undoes: string | null;
}

/** One hand-off to sales: an entry into MQL and what became of it. */
export interface Handoff {
  /** 1 for the first. */
  round: number;
  mqlAt: number;
  path: MqlPath;
  criteriaVersionId: string | null;
  fit: number;
  engagement: number;
  salAt: number | null;
  sqlAt: number | null;
  customerAt: number | null;
  exitAt: number | null;
  exitStage: ExitStage | null;
  exitReasonId: string | null;
}

/** The moves that stand: a move and the one that takes it back cancel each other. */
export function standingMoves<M extends Pick<StageMove, "id" | "undoes">>(
  moves: readonly M[],
): M[] {
  const cancelled = new Set<string>();
  // Newest first, so that taking back an undo restores what it had taken back.
  for (const move of moves.toReversed()) {
    if (move.undoes === null || cancelled.has(move.id)) continue;
    cancelled.add(move.id);
    cancelled.add(move.undoes);
  }
  return moves.filter((move) => !cancelled.has(move.id));
}

function startRound(move: StageMove, round: number): Handoff {
  return {
    round,
    mqlAt: move.at,
    path: move.path ?? "manual",
    criteriaVersionId: move.criteriaVersionId,
    fit: move.fit,
    engagement: move.engagement,
    salAt: null,
    sqlAt: null,
    customerAt: null,
    exitAt: null,
    exitStage: null,
    exitReasonId: null,
  };
}

/**
 * The hand-offs of one lead, from its moves in the order they were made (epoch ms). A round opens
 * with each entry into MQL and ends with the exit; what follows the exit belongs to no round until
 * the next entry, so that reopening a lead rewrites nothing.
 */
export function deriveHandoffs(moves: readonly StageMove[]): Handoff[] {
  const handoffs: Handoff[] = [];
  let open: Handoff | null = null;
  for (const move of standingMoves(moves)) {
    if (move.to === "mql") {
      open = startRound(move, handoffs.length + 1);
      handoffs.push(open);
    }
    if (!open) continue;
    if (move.to === "sal") open.salAt ??= move.at;
    if (move.to === "sql") open.sqlAt ??= move.at;
    if (move.to === "customer") open.customerAt ??= move.at;
    if (move.to === "nurture" || move.to === "disqualified") {
      open.exitAt = move.at;
      open.exitStage = move.to;
      open.exitReasonId = move.reasonId;
      open = null;
    }
  }
  return handoffs;
}

export interface FirstReached {
  firstMqlAt: number | null;
  firstSalAt: number | null;
  firstSqlAt: number | null;
  firstCustomerAt: number | null;
}

/** When each stage was first reached and not taken back (epoch ms). */
export function firstReached(
  moves: readonly Pick<StageMove, "id" | "undoes" | "to" | "at">[],
): FirstReached {
  const standing = standingMoves(moves);
  const first = (stage: Stage) => standing.find((move) => move.to === stage)?.at ?? null;
  return {
    firstMqlAt: first("mql"),
    firstSalAt: first("sal"),
    firstSqlAt: first("sql"),
    firstCustomerAt: first("customer"),
  };
}

export const OUTCOME_LABELS = ["sql", "notSql", "maturing", "unlabelled"] as const;
export type OutcomeLabel = (typeof OUTCOME_LABELS)[number];

const MS_PER_DAY = 86_400_000;

/**
 * When a lead got to a stage from one of its hand-offs on (epoch ms): in it or, if that has ended, in a
 * later one. Null: not so far.
 */
export function reachedAt(
  rounds: readonly Pick<Handoff, "salAt" | "sqlAt" | "exitAt">[],
  from: number,
  at: "salAt" | "sqlAt",
): number | null {
  const [own, ...later] = rounds.slice(from);
  if (!own || own[at] !== null || own.exitAt === null) return own?.[at] ?? null;
  const instants = later.map((round) => round[at]).filter((instant) => instant !== null);
  return instants.length > 0 ? Math.min(...instants) : null;
}

/**
 * What a hand-off came to by `now` (epoch ms), for judging criteria:
 * `sql` reached SQL within the window, its last millisecond included, be it in a later hand-off (see
 * `reachedAt`, which gives `sqlAt`); `notSql` exited, or was worked
 * and the window is over (a later SQL does not count); `maturing` is worked and inside the window;
 * `unlabelled` was neither accepted nor let go, so that nothing is known of its worth.
 */
export function outcomeLabel(
  { mqlAt, salAt, sqlAt, exitAt }: Pick<Handoff, "mqlAt" | "salAt" | "sqlAt" | "exitAt">,
  windowDays: number,
  now: number,
): OutcomeLabel {
  const windowEnd = mqlAt + windowDays * MS_PER_DAY;
  if (sqlAt !== null && sqlAt <= windowEnd) return "sql";
  if (exitAt !== null) return "notSql";
  if (salAt === null && sqlAt === null) return "unlabelled";
  return now > windowEnd ? "notSql" : "maturing";
}
