import { useCallback, useEffect, useRef, useState } from "react";
import { fetchJson } from "@/components/leads/fetch-json";
import { setServerNow } from "@/components/leads/use-now";
import { STAGES, type Stage } from "@/lib/engine/stages";
import type { BoardColumn, LeadCard, LeadFilter } from "@/lib/leads/schema";
import { filterToParams } from "@/lib/leads/schema/filter-params";
import type { Failure } from "@/lib/operations/outcome";
import { boardAddress } from "./board-address";
import { type BoardAnswer, FIRST_CARDS, MOST_CARDS } from "./board-data";
import {
  type Columns,
  columnsOf,
  findCard,
  refreshed,
  withCard,
  withMore,
  withTotals,
} from "./board-state";

/** What an event tells of a lead that is not among the loaded cards. */
export interface CardHint {
  /** Where it stood; null when it is new; absent when it did not move. */
  from?: Stage | null;
}

const TOTALS_AFTER_MS = 2500;
/** The page was rendered a moment ago: what happened since is looked up once. */
const SETTLE_MS = 400;
/** So many changes at once are cheaper to read as a whole board. */
const MOST_IDS = 100;

/** The board's columns: read, paged, brought up to date. */
export function useBoardColumns(first: BoardAnswer, firstFilter: LeadFilter, filter: LeadFilter) {
  const [columns, setColumns] = useState<Columns>(() => columnsOf(first.columns));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isLoading, setLoading] = useState(false);
  const latest = useRef(columns);
  const reading = useRef<AbortController | null>(null);
  const paging = useRef(new Set<Stage>());
  const totalsTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wanted = useRef(filter);
  wanted.current = filter;

  const change = useCallback((with_: (columns: Columns) => Columns) => {
    latest.current = with_(latest.current);
    setColumns(latest.current);
  }, []);

  const reload = useCallback(
    async (isNew = false) => {
      reading.current?.abort();
      const abort = new AbortController();
      reading.current = abort;
      setLoading(isNew);
      const loaded = Math.max(...STAGES.map((stage) => latest.current[stage].cards.length));
      const size = isNew ? FIRST_CARDS : Math.min(MOST_CARDS, Math.max(FIRST_CARDS, loaded));
      const address = boardAddress.board(wanted.current, size);
      const outcome = await fetchJson<BoardAnswer>(address, abort.signal);
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
      const outcome = await fetchJson<BoardAnswer>(boardAddress.board(asked, 1));
      if (outcome.ok && asked === wanted.current) {
        change((old) => withTotals(old, outcome.value.columns));
      }
    }, TOTALS_AFTER_MS);
  }, [change]);

  /** Looks leads up again and puts them where they stand now; gives those that match. */
  const refresh = useCallback(
    async (hints: ReadonlyMap<string, CardHint>): Promise<LeadCard[]> => {
      if (hints.size > MOST_IDS) {
        await reload();
        return [];
      }
      const asked = wanted.current;
      const address = boardAddress.cards([...hints.keys()], asked);
      const outcome = await fetchJson<LeadCard[]>(address);
      if (!outcome.ok) {
        if (outcome.code === "unauthenticated") setFailure(outcome);
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
    async (stage: Stage) => {
      const cursor = latest.current[stage].next;
      if (cursor === null || paging.current.has(stage)) return;
      paging.current.add(stage);
      const asked = wanted.current;
      const address = boardAddress.column(stage, asked, cursor);
      const outcome = await fetchJson<Pick<BoardColumn, "cards" | "next">>(address);
      paging.current.delete(stage);
      if (!outcome.ok) setFailure(outcome);
      // A reload meanwhile has set the column anew.
      else if (asked === wanted.current && latest.current[stage].next === cursor) {
        change((old) => withMore(old, { stage, ...outcome.value }));
      }
    },
    [change],
  );

  const shown = useRef(filterToParams(firstFilter).toString());
  const key = filterToParams(filter).toString();
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

function settle(columns: Columns, id: string, card: LeadCard | null, hint: CardHint): Columns {
  const now = Date.now();
  const known = findCard(columns, id);
  // An answer that was overtaken by a newer one.
  if (known && card && card.version < known.version) return columns;
  const from = hint.from === undefined ? (card?.stage ?? null) : hint.from;
  return withCard(columns, id, card, now, from);
}
