import { type RefObject, useEffect } from "react";
import type { Stage } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
import { type Columns, findCard } from "./board-state";
import { MOVE_KEYS } from "./texts";
import { keepCardInSight } from "./travel-keys";

/** One key on a focused card starts a move; M opens its menu. */
export function useBoardKeys(
  frame: RefObject<HTMLElement | null>,
  latest: RefObject<Columns>,
  startMove: (card: LeadCard, to: Stage) => void,
): void {
  useEffect(() => {
    const board = frame.current;
    const onKey = (event: KeyboardEvent) => {
      keepCardInSight(event);
      if (event.metaKey || event.ctrlKey || event.altKey || event.repeat) return;
      const row = event.target instanceof HTMLElement ? event.target : null;
      const id = row?.dataset.lead;
      const card = id === undefined ? null : findCard(latest.current, id);
      if (!row || !card) return;
      const key = event.key.toLowerCase();
      const to = MOVE_KEYS[key];
      if (to) startMove(card, to);
      else if (key === "m") row.querySelector<HTMLElement>("[data-card-menu]")?.click();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the list takes letters for its own.
    board?.addEventListener("keydown", onKey, true);
    return () => board?.removeEventListener("keydown", onKey, true);
  }, [frame, latest, startMove]);
}
