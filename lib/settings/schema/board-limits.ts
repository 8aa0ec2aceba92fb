import type { Stage } from "@/lib/engine/stages";

/** Stages in which somebody works leads: there can be more of them than hands. */
export const LIMITED_STAGES = ["mql", "sal", "sql"] as const satisfies readonly Stage[];
export type LimitedStage = (typeof LIMITED_STAGES)[number];

/** How many leads the team wants in a stage at most; null for any number. */
type Limits = Record<LimitedStage, number | null>;

/** What the board says when it is passed; nothing is stopped by it. */
export interface BoardLimits {
  /** In the whole column. */
  columns: Limits;
  /** Of one owner. */
  owners: Limits;
}

const ANY: Limits = { mql: null, sal: null, sql: null };
export const NO_LIMITS: BoardLimits = { columns: ANY, owners: ANY };

/** The limit of a stage, and null where there can be none. */
export function limitIn(limits: BoardLimits["columns"], stage: Stage): number | null {
  return LIMITED_STAGES.some((one) => one === stage) ? limits[stage as LimitedStage] : null;
}
