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
