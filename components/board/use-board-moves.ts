import { type RefObject, useCallback, useState } from "react";
import {
  announceImpossible,
  announceMove,
  announceRefusal,
} from "@/components/lead-moves/announce-move";
import {
  type MoveDone,
  type MoveOutcome,
  moveAsks,
  moveNow,
} from "@/components/lead-moves/move-now";
import { moveRefusal, type Stage } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
import { mayMove } from "@/lib/leads/schema/moves";
import type { Viewer } from "./board-data";
import { type Columns, findCard, movedCard, withCard } from "./board-state";
import type { CardMarks } from "./card-marks";
import { boardTexts } from "./texts";
import type { CardHint } from "./use-board-columns";

interface Options {
  viewer: Viewer;
  marks: CardMarks;
  latest: RefObject<Columns>;
  change: (with_: (columns: Columns) => Columns) => void;
  refresh: (hints: ReadonlyMap<string, CardHint>) => Promise<LeadCard[]>;
}

/** Why this viewer cannot make the move, in words; null when they can. */
export function whyNot(viewer: Viewer, from: Stage, to: Stage): string | null {
  return moveRefusal(from, to) ?? (mayMove(viewer, from, to) ? null : boardTexts.mayNot);
}

/** Moving cards: at once where nothing is asked, by a form where something is. */
export function useBoardMoves({ viewer, marks, latest, change, refresh }: Options) {
  const [asked, setAsked] = useState<{ card: LeadCard; to: Stage } | null>(null);

  const lookUp = useCallback((id: string) => refresh(new Map([[id, {}]])), [refresh]);

  const settle = useCallback(
    (card: LeadCard, done: MoveDone) => {
      const now = Date.now();
      const moved = { ...movedCard(card, done.stage, now), version: done.version };
      change((columns) => withCard(columns, card.id, moved, now));
      void lookUp(card.id);
      announceMove(card, done, (undone) => {
        const back = { ...movedCard(moved, undone.stage, Date.now()), version: undone.version };
        change((columns) => withCard(columns, card.id, back, Date.now()));
        void lookUp(card.id);
      });
      focusCard(card.id);
    },
    [change, lookUp],
  );

  const moveAtOnce = useCallback(
    async (card: LeadCard, to: Stage) => {
      const now = Date.now();
      change((columns) => withCard(columns, card.id, movedCard(card, to, now), now));
      marks.showSaving(card.id);
      const outcome = await moveNow(card, to);
      marks.clear(card.id);
      if (outcome.ok) {
        settle(card, outcome.value);
        return;
      }
      // Back to where it was; then to where it really is, if somebody else was faster.
      change((columns) => withCard(columns, card.id, card, now));
      announceRefusal(card, outcome);
      void lookUp(card.id);
    },
    [change, marks, settle, lookUp],
  );

  const startMove = useCallback(
    (given: LeadCard, to: Stage) => {
      const card = findCard(latest.current, given.id) ?? given;
      const why = whyNot(viewer, card.stage, to);
      if (why !== null) announceImpossible(card, to, why);
      else if (moveAsks(to)) setAsked({ card, to });
      else void moveAtOnce(card, to);
    },
    [viewer, latest, moveAtOnce],
  );

  const onAnswered = useCallback(
    (card: LeadCard, outcome: MoveOutcome) => {
      if (outcome.ok) settle(card, outcome.value);
      else void lookUp(card.id);
    },
    [settle, lookUp],
  );

  return { asked, startMove, onAnswered, close: () => setAsked(null) };
}

/** Keeps keyboard users with the card that they moved. */
function focusCard(id: string): void {
  setTimeout(() => {
    if (document.activeElement && document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`[data-lead="${CSS.escape(id)}"]`)?.focus();
  }, 150);
}
