import type { Stage } from "@/lib/engine/stages";
import type { LeadFilter } from "@/lib/leads/schema";
import type { CardGroup } from "@/lib/leads/schema/board-look";
import { filterToParams } from "@/lib/leads/schema/filter-params";

/** What the board asks the server for. */
export interface BoardQuestion {
  filter: LeadFilter;
  group: CardGroup | null;
}

function address(
  path: string,
  { filter, group }: BoardQuestion,
  more: Record<string, string>,
): string {
  const params = filterToParams(filter);
  if (group !== null) params.set("group", group);
  for (const [name, value] of Object.entries(more)) params.set(name, value);
  return `${path}?${params}`;
}

/** Where the browser reads the board and its parts. */
export const boardAddress = {
  board: (asked: BoardQuestion, perColumn: number) =>
    address("/api/board", asked, { perColumn: String(perColumn) }),
  /** `group` is the key of one, where the cards are grouped. */
  column: (stage: Stage, asked: BoardQuestion, cursor: string, group: string | null) =>
    address(`/api/board/columns/${stage}`, asked, {
      cursor,
      ...(group === null ? {} : { in: group }),
    }),
  cards: (ids: readonly string[], asked: BoardQuestion) =>
    address("/api/board/cards", asked, { ids: ids.join(",") }),
};
