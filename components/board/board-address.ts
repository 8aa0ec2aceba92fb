import type { Stage } from "@/lib/engine/stages";
import type { LeadFilter } from "@/lib/leads/schema";
import { filterToParams } from "@/lib/leads/schema/filter-params";

function address(path: string, filter: LeadFilter, more: Record<string, string>): string {
  const params = filterToParams(filter);
  for (const [name, value] of Object.entries(more)) params.set(name, value);
  return `${path}?${params}`;
}

/** Where the browser reads the board and its parts. */
export const boardAddress = {
  board: (filter: LeadFilter, perColumn: number) =>
    address("/api/board", filter, { perColumn: String(perColumn) }),
  column: (stage: Stage, filter: LeadFilter, cursor: string) =>
    address(`/api/board/columns/${stage}`, filter, { cursor }),
  cards: (ids: readonly string[], filter: LeadFilter) =>
    address("/api/board/cards", filter, { ids: ids.join(",") }),
};
