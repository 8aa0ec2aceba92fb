import type { MoveReason } from "@/components/lead-moves/move-draft";
import type { Role } from "@/lib/engine/roles";
import type { BoardColumn, LeadFilter } from "@/lib/leads/schema";

/** Who looks at the board: decides what is offered, the server decides what is done. */
export interface Viewer {
  kind: "user";
  id: string;
  name: string;
  role: Role;
}

export interface Colleague {
  id: string;
  name: string;
  active: boolean;
}

/** What `getBoard` answers. */
export interface BoardAnswer {
  columns: BoardColumn[];
  now: number;
}

/** Everything the board needs, sent to the browser as one text. */
export interface BoardData {
  board: BoardAnswer;
  filter: LeadFilter;
  viewer: Viewer;
  colleagues: Colleague[];
  reasons: MoveReason[];
  currency: string;
  timeZone: string;
  /** The workspace's conversion window. */
  windowDays: number;
}

/** Cards per column that the page brings along; more come as they are scrolled to. */
export const FIRST_CARDS = 15;
/** The most that a reload may ask for. */
export const MOST_CARDS = 200;
