import { useCallback, useEffect, useRef, useState } from "react";
import { fetchJson } from "@/components/leads/fetch-json";
import { setServerNow } from "@/components/leads/use-now";
import type { Stage } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
import type { BoardColumn } from "@/lib/leads/schema/board-column";
import { MOST_CARDS } from "@/lib/leads/schema/board-look";
import type { Failure } from "@/lib/operations/outcome";
import { type BoardQuestion, boardAddress } from "./board-address";
import { type BoardAnswer, firstCards } from "./board-data";
import {
  type Columns,
  columnsOf,
  findCard,
  isOvertaken,
  mostLoaded,
  refreshed,
  withCard,
  withMore,
  withTotals,
} from "./board-state";
import { departuresOf, fly } from "./card-flight";

/** What an event tells of a lead that is not among the loaded cards. */
export interface CardHint {
  /** Where it stood; null when it is new; absent when it did not move. */
  from?: Stage | null;
}

const TOTALS_AFTER_MS = 2500;
/** The page was rendered a moment ago: what happened since is looked up once. */
const SETTLE_MS = 400;
/** How often a board is read that changes meanwhile. */
const MOST_READS = 3;
/** So many changes at once are cheaper to read as a whole board. */
const MOST_IDS = 100;

/** The board's columns: read, paged, brought up to date. `question` is a new object when it changes. */
export function useBoardColumns(
  first: BoardAnswer,
  firstQuestion: BoardQuestion,
  question: BoardQuestion,
) {
  const [columns, setColumns] = useState<Columns>(() => columnsOf(first.columns));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isLoading, setLoading] = useState(false);
  const latest = useRef(columns);
  const departures = useRef<ReturnType<typeof departuresOf>>([]);
  const reading = useRef<AbortController | null>(null);
  /** Leads that were changed while further cards are on their way, by the place that these are for. */
  const paging = useRef(new Map<string, Set<string>>());
  const totalsTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wanted = useRef(question);
  wanted.current = question;

  const change = useCallback((with_: (columns: Columns) => Columns) => {
    const before = latest.current;
    latest.current = with_(before);
    departures.current.push(...departuresOf(before, latest.current));
    setColumns(latest.current);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: cards fly once they stand in their new places
  useEffect(() => {
    const leaving = departures.current;
    departures.current = [];
    if (leaving.length === 0) return;
    const frame = requestAnimationFrame(() => fly(leaving));
    return () => cancelAnimationFrame(frame);
  }, [columns]);

  const reload = useCallback(
    async (isNew = false) => {
      reading.current?.abort();
      const abort = new AbortController();
      reading.current = abort;
      setLoading(isNew);
      const least = firstCards(wanted.current);
      const loaded = isNew ? 0 : mostLoaded(latest.current);
      const size = Math.min(MOST_CARDS, Math.max(least, loaded));
      const address = boardAddress.board(wanted.current, size);
      const read = () => fetchJson<BoardAnswer>(address, abort.signal);
      let outcome = await read();
      for (let n = 1; n < MOST_READS && outcome.ok; n += 1) {
        if (!isOvertaken(latest.current, outcome.value.columns)) break;
        outcome = await read();
      }
      setLoading(false);
      setFailure(outcome.ok ? null : outcome);
      if (!outcome.ok) return;
      setServerNow(outcome.value.now);
      change((old) => refreshed(old, outcome.value.columns));
    },
    [change],
  );

  const readTotals = useCallback(() => {
    clearTimeout(totalsTimer.current);
    totalsTimer.current = setTimeout(async () => {
      const asked = wanted.current;
      const outcome = await fetchJson<BoardAnswer>(boardAddress.board(asked, 0));
      if (outcome.ok && asked === wanted.current) {
        change((old) => withTotals(old, outcome.value.columns));
      }
    }, TOTALS_AFTER_MS);
  }, [change]);

  /**
   * Looks leads up again and puts them where they stand now; gives those that match. Null when they could
   * not be looked up.
   */
  const refresh = useCallback(
    async (hints: ReadonlyMap<string, CardHint>): Promise<LeadCard[] | null> => {
      if (hints.size > MOST_IDS) {
        await reload();
        return [];
      }
      for (const changed of paging.current.values()) for (const id of hints.keys()) changed.add(id);
      const asked = wanted.current;
      const address = boardAddress.cards([...hints.keys()], asked);
      const outcome = await fetchJson<LeadCard[]>(address);
      if (!outcome.ok) {
        if (outcome.code !== "unauthenticated") return null;
        setFailure(outcome);
        return [];
      }
      if (asked !== wanted.current) return [];
      const found = new Map(outcome.value.map((card) => [card.id, card]));
      change((old) => {
        let next = old;
        for (const [id, hint] of hints) next = settle(next, id, found.get(id) ?? null, hint);
        return next;
      });
      readTotals();
      return outcome.value;
    },
    [change, readTotals, reload],
  );

  const loadMore = useCallback(
    async (stage: Stage, group: string | null) => {
      const cursor = nextOf(latest.current, stage, group);
      const place = JSON.stringify([stage, group]);
      if (cursor === null || paging.current.has(place)) return;
      const changed = new Set<string>();
      paging.current.set(place, changed);
      const asked = wanted.current;
      const address = boardAddress.column(stage, asked, cursor, group);
      const outcome = await fetchJson<Pick<BoardColumn, "cards" | "next">>(address);
      paging.current.delete(place);
      if (!outcome.ok) setFailure(outcome);
      // A reload meanwhile has set the column anew.
      else if (asked === wanted.current && nextOf(latest.current, stage, group) === cursor) {
        change((old) => withMore(old, { stage, group, ...outcome.value }));
        // What is told of them may be from before that.
        const again = outcome.value.cards.filter(({ id }) => changed.has(id));
        if (again.length > 0) void refresh(new Map(again.map(({ id }) => [id, {}])));
      }
    },
    [change, refresh],
  );

  const shown = useRef(boardAddress.board(firstQuestion, 0));
  const key = boardAddress.board(question, 0);
  useEffect(() => {
    if (shown.current === key) return;
    shown.current = key;
    void reload(true);
  }, [key, reload]);

  useEffect(() => setServerNow(first.now), [first]);
  useEffect(() => {
    const timer = setTimeout(() => void reload(), SETTLE_MS);
    return () => {
      clearTimeout(timer);
      clearTimeout(totalsTimer.current);
      reading.current?.abort();
    };
  }, [reload]);

  return { columns, latest, change, reload, refresh, loadMore, failure, isLoading };
}

function nextOf(columns: Columns, stage: Stage, group: string | null): string | null {
  const { next, grouping } = columns[stage];
  if (group === null) return next;
  return grouping?.groups.find(({ key }) => key === group)?.next ?? null;
}

function settle(columns: Columns, id: string, card: LeadCard | null, hint: CardHint): Columns {
  const now = Date.now();
  const known = findCard(columns, id);
  // An answer that was overtaken by a newer one.
  if (known && card && card.version < known.version) return columns;
  const from = hint.from === undefined ? (card?.stage ?? null) : hint.from;
  return withCard(columns, id, card, now, from);
}
