import { useCallback, useEffect, useRef, useState } from "react";
import { useLiveEvents } from "@/components/live/live-provider";
import { STAGES, type Stage } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
import type { LiveEvent } from "@/lib/live/events";
import type { CardMarks } from "./card-marks";
import { boardTexts } from "./texts";
import type { CardHint } from "./use-board-columns";

/** After so long what could not be looked up is asked for again. */
const AGAIN_MS = 2_000;

interface News extends CardHint {
  /** Who moved it or brought it, when that was somebody else. */
  mover?: string;
}

interface Options {
  viewerId: string;
  marks: CardMarks;
  refresh: (hints: ReadonlyMap<string, CardHint>) => Promise<LeadCard[] | null>;
  reload: () => Promise<void>;
  /** The cards that are being dragged: their news waits until they are dropped. */
  dragged: readonly LeadCard[];
  /** Whether a lead that this board moves is looked up by that, once it is known. */
  settlingOf: (id: string) => Promise<boolean> | undefined;
}

/** Brings what happens elsewhere onto the board; gives the latest news in words. */
export function useBoardLive({
  viewerId,
  marks,
  refresh,
  reload,
  dragged,
  settlingOf,
}: Options): string {
  const [words, setWords] = useState("");
  const waiting = useRef(new Map<string, News>());
  const again = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** More changed than was told: everything is to be looked up. */
  const isOld = useRef(false);
  const held = useRef(dragged);
  held.current = dragged;

  const flush = useCallback(async () => {
    // Behind other tabs nothing is drawn: what came meanwhile is looked up once somebody looks.
    if (document.hidden) return;
    if (isOld.current) {
      isOld.current = false;
      waiting.current.clear();
      await reload();
      return;
    }
    const news = new Map(
      [...waiting.current].filter(([id]) => held.current.every((card) => card.id !== id)),
    );
    for (const id of news.keys()) waiting.current.delete(id);
    if (news.size === 0) return;
    const cards = await refresh(news);
    if (cards === null) {
      for (const [id, one] of news) waiting.current.set(id, together(one, waiting.current.get(id)));
      again.current ??= setTimeout(() => {
        again.current = undefined;
        void flush();
      }, AGAIN_MS);
      return;
    }
    const moved = cards.flatMap((card) => {
      const mover = news.get(card.id)?.mover;
      return mover ? [{ card, mover }] : [];
    });
    for (const { card, mover } of moved) marks.showMover(card.id, mover);
    if (moved.length > 0) setWords(heard(moved));
  }, [refresh, reload, marks]);

  const wait = (event: LiveEvent) => {
    const known = waiting.current.get(event.entityId);
    waiting.current.set(event.entityId, together(known, newsOf(event, viewerId)));
  };
  useLiveEvents((message) => {
    if (message.kind === "reset") isOld.current = true;
    for (const event of message.kind === "events" ? message.events : []) {
      if (event.entity !== "lead") continue;
      const isOwn = event.action === "lead.move" && event.actorId === viewerId;
      const settling = isOwn && settlingOf(event.entityId);
      if (!settling) wait(event);
      else {
        // Its own move is looked up anyway; by this where that fails.
        void settling.then((isKnown) => {
          if (isKnown) return;
          wait(event);
          void flush();
        });
      }
    }
    void flush();
  });

  useEffect(() => {
    if (dragged.length === 0) void flush();
  }, [dragged, flush]);
  useEffect(() => () => clearTimeout(again.current), []);
  useEffect(() => {
    const look = () => void flush();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [flush]);
  return words;
}

/** What others moved at once: who, and where to, where that is one answer. */
function heard(moved: readonly { card: LeadCard; mover: string }[]): string {
  const movers = new Set(moved.map(({ mover }) => mover));
  const stages = new Set(moved.map(({ card }) => card.stage));
  const [who = ""] = movers;
  const [stage = null] = stages;
  if (movers.size > 1) return boardTexts.heardChanges(moved.length);
  const [first] = moved;
  if (moved.length === 1 && first)
    return boardTexts.heardMove(who, first.card.name, first.card.stage);
  return boardTexts.heardMoves(who, moved.length, stages.size === 1 ? stage : null);
}

/** Of several changes of one lead: where it stood before all of them, and the last mover. */
function together(known: News | undefined, next: News | undefined): News {
  return { ...known, ...next, ...(known?.from === undefined ? {} : { from: known.from }) };
}

const ARRIVING = ["lead.create", "lead.restore"];

function newsOf(event: LiveEvent, viewerId: string): News {
  const isOthers = event.actorId !== viewerId;
  const mover = isOthers ? { mover: event.actorName } : {};
  if (ARRIVING.includes(event.action)) return { from: null, ...mover };
  const from = stageIn(event.after, "from");
  const isMove = event.action === "lead.move" || event.action === "lead.undo";
  return { ...(from ? { from } : {}), ...(isMove ? mover : {}) };
}

function stageIn(after: unknown, name: string): Stage | null {
  if (typeof after !== "object" || after === null) return null;
  const value: unknown = Reflect.get(after, name);
  return STAGES.find((stage) => stage === value) ?? null;
}
