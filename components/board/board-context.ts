import { createContext, useContext } from "react";
import type { Stage } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
import type { CardFact } from "@/lib/leads/schema/board-look";
import type { BoardLimits } from "@/lib/settings/schema/board-limits";
import type { Viewer } from "./board-data";
import type { CardMarks } from "./card-marks";

/** What every card needs; it rarely changes while the board is open. */
export interface BoardTools {
  viewer: Viewer;
  timeZone: string;
  marks: CardMarks;
  /** What cards do not show. */
  hidden: readonly CardFact[];
  limits: BoardLimits;
  /** Makes the move, asks for what it needs, or says why it cannot be made. */
  startMove: (card: LeadCard, to: Stage) => void;
  /** Chooses the card, or no longer. */
  toggle: (id: string) => void;
}

export const BoardContext = createContext<BoardTools | null>(null);

export function useBoardTools(): BoardTools {
  const tools = useContext(BoardContext);
  if (!tools) throw new Error("A card stands on a board");
  return tools;
}
