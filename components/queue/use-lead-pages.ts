"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { fetchJson } from "@/components/leads/fetch-json";
import { setServerNow } from "@/components/leads/use-now";
import type { LeadPage } from "@/lib/leads/schema/page";
import type { Failure } from "@/lib/operations/outcome";

/** Pages kept ready; the oldest go first. */
const KEPT = 30;

interface Pages {
  pages: ReadonlyMap<string, LeadPage>;
  failures: ReadonlyMap<string, Failure>;
}

/** The pages of the selected lead and, once it is there, of the next one, so that it opens at once. */
export function useLeadPages(selectedId: string | null, nextId: string | null) {
  const [{ pages, failures }, setPages] = useState<Pages>({
    pages: new Map(),
    failures: new Map(),
  });
  const stale = useRef(new Set<string>());
  /** The latest request per lead, by number: what comes late knows less. */
  const running = useRef(new Map<string, number>());
  const requests = useRef(0);
  const selected = useRef(selectedId);
  useEffect(() => {
    selected.current = selectedId;
  });

  const fetchPage = useCallback(async (id: string): Promise<LeadPage | null> => {
    stale.current.delete(id);
    requests.current += 1;
    const mine = requests.current;
    running.current.set(id, mine);
    const outcome = await fetchJson<LeadPage>(`/api/queue/lead?${new URLSearchParams({ id })}`);
    if (running.current.get(id) === mine) {
      running.current.delete(id);
      if (outcome.ok) setServerNow(outcome.value.now);
      setPages((known) => stored(known, id, outcome.ok ? outcome.value : outcome));
    }
    return outcome.ok ? outcome.value : null;
  }, []);

  /** Looks the leads up again: the selected one now, others when they are next needed. */
  const refresh = useCallback(
    (ids: Iterable<string>) => {
      for (const id of ids) {
        if (id === selected.current) void fetchPage(id);
        else stale.current.add(id);
      }
    },
    [fetchPage],
  );

  const hasSelected = selectedId !== null && pages.has(selectedId);
  useEffect(() => {
    if (selectedId === null || running.current.has(selectedId)) return;
    if (!hasSelected || stale.current.has(selectedId)) void fetchPage(selectedId);
  }, [selectedId, hasSelected, fetchPage]);

  const isNextReady = nextId === null || pages.has(nextId);
  useEffect(() => {
    if (!hasSelected || nextId === null || running.current.has(nextId)) return;
    if (!isNextReady || stale.current.has(nextId)) void fetchPage(nextId);
  }, [hasSelected, isNextReady, nextId, fetchPage]);

  const id = selectedId ?? "";
  return { page: pages.get(id) ?? null, failure: failures.get(id) ?? null, refresh, fetchPage };
}

function stored(known: Pages, id: string, found: LeadPage | Failure): Pages {
  const pages = new Map(known.pages);
  const failures = new Map(known.failures);
  failures.delete(id);
  if ("ok" in found) {
    failures.set(id, found);
    return { pages, failures };
  }
  pages.delete(id);
  pages.set(id, found);
  const [oldest] = pages.keys();
  if (pages.size > KEPT && oldest !== undefined) pages.delete(oldest);
  return { pages, failures };
}
