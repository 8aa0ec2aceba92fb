import { type RefObject, useCallback, useRef, useState } from "react";
import { announceMany } from "@/components/lead-moves/announce-many";
import {
  announceImpossible,
  announceMove,
  announceRefusal,
} from "@/components/lead-moves/announce-move";
import { moveMany } from "@/components/lead-moves/move-many";
import {
  type MoveDone,
  type MoveOutcome,
  moveAsks,
  moveNow,
} from "@/components/lead-moves/move-now";
import { isFocusFree } from "@/components/ui/key-target";
import { moveRefusal, type Stage } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
import {
  MANY_STAGES,
  type ManyStage,
  type MovedLead,
  type MovedLeads,
} from "@/lib/leads/schema/many-moves";
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
  refresh: (hints: ReadonlyMap<string, CardHint>) => Promise<LeadCard[] | null>;
  /** Hears which of many cards were moved. */
  onMoved: (ids: readonly string[]) => void;
}

/** Why this viewer cannot make the move, in words; null when they can. */
export function whyNot(viewer: Viewer, from: Stage, to: Stage): string | null {
  return moveRefusal(from, to) ?? (mayMove(viewer, from, to) ? null : boardTexts.mayNot);
}

/** Moving cards: at once where nothing is asked, by a form where something is. */
export function useBoardMoves({ viewer, marks, latest, change, refresh, onMoved }: Options) {
  const [asked, setAsked] = useState<{ card: LeadCard; to: Stage } | null>(null);
  const [askedMany, setAskedMany] = useState<{
    cards: readonly LeadCard[];
    to: ManyStage;
  } | null>(null);

  /** Leads of which a move is on its way: another press of the same key means no other one. */
  const moving = useRef(new Set<string>());
  /** Of leads that were moved a moment ago whether they were looked up, once that is known. */
  const settling = useRef(new Map<string, Promise<boolean>>());

  const lookUp = useCallback((id: string) => refresh(new Map([[id, {}]])), [refresh]);

  /** What the server made of a move; gives whether that was looked up. */
  const settle = useCallback(
    async (card: LeadCard, done: MoveDone, isShown: boolean): Promise<boolean> => {
      const now = Date.now();
      const moved = { ...movedCard(card, done.stage, now), version: done.version };
      const put = (columns: Columns) => withCard(columns, card.id, moved, now);
      // Where it stands already it is drawn once more, with what is looked up.
      if (isShown) latest.current = put(latest.current);
      else change(put);
      // The list chooses what is dropped into it.
      onMoved([card.id]);
      const looked = lookUp(card.id);
      announceMove(card, done, (undone) => {
        const back = { ...movedCard(moved, undone.stage, Date.now()), version: undone.version };
        change((columns) => withCard(columns, card.id, back, Date.now()));
        void lookUp(card.id);
      });
      focusCard(card.id, card.stage);
      const isKnown = (await looked) !== null;
      if (isShown && !isKnown) change((columns) => columns);
      return isKnown;
    },
    [change, latest, lookUp, onMoved],
  );

  const moveAtOnce = useCallback(
    async (card: LeadCard, to: Stage): Promise<boolean> => {
      const now = Date.now();
      moving.current.add(card.id);
      const asked = moveNow(card, to);
      // The question is on its way before the board is drawn anew.
      await new Promise((resolve) => setTimeout(resolve));
      change((columns) => withCard(columns, card.id, movedCard(card, to, now), now));
      marks.showSaving(card.id);
      const outcome = await asked;
      moving.current.delete(card.id);
      marks.clear(card.id);
      if (outcome.ok) return settle(card, outcome.value, true);
      // Back to where it was; then to where it really is, if somebody else was faster.
      change((columns) => withCard(columns, card.id, card, now));
      announceRefusal(card, outcome);
      return (await lookUp(card.id)) !== null;
    },
    [change, marks, settle, lookUp],
  );

  const startMove = useCallback(
    (given: LeadCard, to: Stage) => {
      const card = findCard(latest.current, given.id) ?? given;
      const why = whyNot(viewer, card.stage, to);
      if (why !== null) announceImpossible(card, to, why);
      else if (moveAsks(to)) setAsked({ card, to });
      else if (!moving.current.has(card.id)) {
        const settled = moveAtOnce(card, to);
        settling.current.set(card.id, settled);
        void settled.finally(() => {
          if (settling.current.get(card.id) === settled) settling.current.delete(card.id);
        });
      }
    },
    [viewer, latest, moveAtOnce],
  );
  const settlingOf = useCallback((id: string) => settling.current.get(id), []);

  /** Moves that the server made, of which the board shows each where it stands now. */
  const settleMany = useCallback(
    (cards: readonly LeadCard[], moved: readonly MovedLead[]) => {
      const now = Date.now();
      const byId = new Map(cards.map((card) => [card.id, card]));
      change((columns) =>
        moved.reduce((board, { id, stage, version }) => {
          const card = findCard(board, id) ?? byId.get(id);
          const next = card && { ...movedCard(card, stage, now), version };
          return next ? withCard(board, id, next, now) : board;
        }, columns),
      );
    },
    [change],
  );

  const lookUpMany = useCallback(
    (cards: readonly LeadCard[]) => void refresh(new Map(cards.map(({ id }) => [id, {}]))),
    [refresh],
  );

  const onManyDone = useCallback(
    (cards: readonly LeadCard[], to: Stage, done: MovedLeads) => {
      settleMany(cards, done.moved);
      onMoved(done.moved.map(({ id }) => id));
      focusCard(cards[0]?.id ?? "", cards[0]?.stage);
      lookUpMany(cards);
      announceMany(cards, to, done, (undone) => {
        settleMany(cards, undone);
        lookUpMany(cards);
      });
    },
    [settleMany, lookUpMany, onMoved],
  );

  const startMoves = useCallback(
    async (given: readonly LeadCard[], to: Stage) => {
      const cards = given.filter(({ id }) => !moving.current.has(id));
      const [first] = cards;
      if (!first) return;
      const many = MANY_STAGES.find((stage) => stage === to);
      if (cards.length === 1) startMove(first, to);
      else if (!many) announceImpossible(first, to, boardTexts.oneByOne);
      else if (moveAsks(to)) setAskedMany({ cards, to: many });
      else {
        for (const { id } of cards) {
          moving.current.add(id);
          marks.showSaving(id);
        }
        const done = await moveMany(cards, many);
        for (const { id } of cards) {
          moving.current.delete(id);
          marks.clear(id);
        }
        onManyDone(cards, to, done);
      }
    },
    [startMove, marks, onManyDone],
  );

  const onAnswered = useCallback(
    (card: LeadCard, outcome: MoveOutcome) => {
      if (outcome.ok) void settle(card, outcome.value, false);
      else void lookUp(card.id);
    },
    [settle, lookUp],
  );

  return {
    asked,
    askedMany,
    startMove,
    startMoves,
    settlingOf,
    onAnswered,
    onManyDone,
    lookUpMany,
    close: () => setAsked(null),
    closeMany: () => setAskedMany(null),
  };
}

/**
 * Keeps keyboard users with the card that they were at; where it is not drawn, as in a folded column, at the
 * column that it left, which has no other card then.
 */
export function focusCard(id: string, left?: Stage): void {
  setTimeout(() => {
    if (!isFocusFree()) return;
    const card = document.querySelector<HTMLElement>(`[data-lead="${CSS.escape(id)}"]`);
    (card ?? document.querySelector<HTMLElement>(`[data-stage="${left}"] [role=grid]`))?.focus();
  }, 150);
}
