import type { Stage } from "@/lib/engine/stages";
import type { LeadCard } from "../schema";
import type { CardGroup } from "./board-look";

/** The cards of a column that have something in common. */
export interface ColumnGroup {
  /** What they have in common, an id of a user, a source and so on; "" = not known, or nobody. */
  key: string;
  count: number;
  /** Where `getColumn` goes on with this group; null when all its cards are there. */
  next: string | null;
}

export interface ColumnGrouping {
  by: CardGroup;
  groups: ColumnGroup[];
  /** Those of smaller groups, of which there are too many to show. */
  further: { groups: number; count: number };
}

export interface BoardColumn {
  stage: Stage;
  count: number;
  pastSla: number;
  /** Half of the column's leads have been in the stage for longer; null when it is empty. */
  medianAgeMs: number | null;
  /** Grouped or not, in the column's order within a group. */
  cards: LeadCard[];
  /** Where `getColumn` goes on; null when these are all, or grouped. */
  next: string | null;
  /** Null when the cards are not grouped. */
  grouping: ColumnGrouping | null;
}
