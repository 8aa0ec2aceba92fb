import type { Stage } from "@/lib/engine/stages";

/** So many leads are moved at once at most: one transaction holds them all. */
export const MOST_MOVED = 200;

/** Where many leads can be moved at once. An SQL needs its own BANT and opportunity. */
export const MANY_STAGES = [
  "mql",
  "sal",
  "customer",
  "nurture",
  "disqualified",
] as const satisfies Stage[];
export type ManyStage = (typeof MANY_STAGES)[number];

/** A lead that was moved; `moveId` takes it back. */
export interface MovedLead {
  id: string;
  version: number;
  stage: Stage;
  moveId: string;
}

/** What became of many moves. Those that were refused changed nothing. */
export interface MovedLeads {
  moved: MovedLead[];
  /** Why each of these leads stayed where it was, for people. */
  refused: { id: string; message: string }[];
}
