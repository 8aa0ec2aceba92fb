import type { MoveReason } from "@/components/lead-moves/move-draft";
import { type PackedRows, packRows, unpackRows } from "@/components/live/packed-rows";
import type { Role } from "@/lib/engine/roles";
import type { LeadCard, LeadFilter } from "@/lib/leads/schema";
import type { BoardColumn } from "@/lib/leads/schema/board-column";
import type { BoardLook } from "@/lib/leads/schema/board-look";
import type { SegmentName } from "@/lib/segments/schema";
import type { BoardLimits } from "@/lib/settings/schema/board-limits";
import type { SavedView, ViewPlace } from "@/lib/views/schema";

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

/** Everything the board needs. */
export interface BoardData {
  board: BoardAnswer;
  filter: LeadFilter;
  /** Parts of the address that cannot be read, by name. */
  unread: readonly string[];
  /** What the filter's conditions ask. */
  where?: string | undefined;
  look: BoardLook;
  viewer: Viewer;
  colleagues: Colleague[];
  reasons: MoveReason[];
  segments: SegmentName[];
  currency: string;
  timeZone: string;
  /** The workspace's conversion window. */
  windowDays: number;
  limits: BoardLimits;
  views: SavedView[];
}

/** Where the board's saved views belong. */
export const BOARD_VIEWS: ViewPlace = { page: "board", report: null };

/** Cards per column that the page brings along, a screen's height; more come as they are scrolled to. */
const FIRST_CARDS = 8;
/** The same of a group. */
const FIRST_IN_GROUP = 5;

/** Cards per column, or per group, that a board brings along when it is looked at first. */
export function firstCards({ group }: Pick<BoardLook, "group">): number {
  return group === null ? FIRST_CARDS : FIRST_IN_GROUP;
}

type PackedColumn = Omit<BoardColumn, "cards"> & { cards: PackedRows<LeadCard> };
type PackedBoard = Omit<BoardData, "board"> & { board: { columns: PackedColumn[]; now: number } };

/** The board's data as the one text that the page sends. */
export function boardText(data: BoardData): string {
  const columns = data.board.columns.map(
    ({ cards, ...column }): PackedColumn => ({ ...column, cards: packRows(cards) }),
  );
  return JSON.stringify({ ...data, board: { ...data.board, columns } } satisfies PackedBoard);
}

export function boardOf(text: string): BoardData {
  const { board, ...data } = JSON.parse(text) as PackedBoard;
  const columns = board.columns.map(
    ({ cards, ...column }): BoardColumn => ({ ...column, cards: unpackRows(cards) }),
  );
  return { ...data, board: { ...board, columns } };
}
