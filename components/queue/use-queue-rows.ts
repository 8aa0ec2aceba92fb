"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { newsOf } from "@/components/lead/lead-news";
import { fetchJson } from "@/components/leads/fetch-json";
import { useLiveEvents } from "@/components/live/live-provider";
import type { LeadFilter, QueueLead } from "@/lib/leads/schema";
import { filterToParams } from "@/lib/leads/schema/filter-params";
import type { LiveEvent } from "@/lib/live/events";
import type { Failure } from "@/lib/operations/outcome";
import { mergeRows, type QueueAnswer, sourcesOf } from "./queue-rows";
import { queueTexts } from "./texts";

const GATHER_MS = 200;
/** Within so long the live stream tells of a move that was answered. */
const ECHO_MS = 3_000;
/** How long a row says where its lead went. */
const TOLD_MS = 10_000;
/** Changes that can bring a lead into the queue or take it out. */
const MOVING = [
  "lead.move",
  "lead.undo",
  "lead.claim",
  "lead.release",
  "lead.assign",
  "lead.return",
  "lead.create",
  "lead.merge",
  "lead.unmerge",
  "lead.restore",
];

export interface QueueFilter {
  mine: boolean;
  filter: LeadFilter;
}

export function queueParams({ mine, filter }: QueueFilter): URLSearchParams {
  const params = filterToParams(filter);
  if (mine) params.set("mine", "true");
  return params;
}

export interface QueueRowsOptions {
  first: QueueAnswer;
  filter: QueueFilter;
  myId: string;
  /** The server's time, epoch ms. */
  now: number;
  /** The lead that is looked at: its row stays. */
  selectedId: string | null;
  /** Leads that somebody, this person included, changed. */
  onChanged: (ids: ReadonlySet<string>) => void;
}

/** The queue's rows: they follow what colleagues do, and say where a lead went before it goes. */
export function useQueueRows(options: QueueRowsOptions) {
  const { first, filter, myId, now, selectedId, onChanged } = options;
  const [rows, setRows] = useState(() => mergeRows([], first.leads, new Set(), () => ""));
  const [counts, setCounts] = useState(first.counts);
  const [sources, setSources] = useState(() => sourcesOf(first.leads, []));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [arrived, setArrived] = useState("");
  const news = useRef(new Map<string, string>());
  const own = useRef(new Set<string>());
  /** When this person's moves were answered, by lead: what they changed is looked up from there. */
  const answered = useRef(new Map<string, number>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  const address = `/api/queue?${queueParams(filter)}`;
  const shown = useRef(address);
  const [shownList, setShownList] = useState(address);

  const reload = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    const outcome = await fetchJson<QueueAnswer>(address);
    if (mine !== asked.current) return;
    setFailure(outcome.ok ? null : outcome);
    if (!outcome.ok) return;
    const { leads } = outcome.value;
    // Another filter is another list: what it leaves out has not gone anywhere.
    const isSame = shown.current === address;
    shown.current = address;
    setShownList(address);
    const present = new Set(leads.map(({ id }) => id));
    // Once the server knows that it left, it may come back.
    for (const id of own.current) if (!present.has(id)) own.current.delete(id);
    const whyGone = (id: string) => news.current.get(id) ?? queueTexts.left;
    setRows((known) => mergeRows(isSame ? known : [], leads, own.current, whyGone));
    setCounts(outcome.value.counts);
    setSources((known) => sourcesOf(leads, known));
  }, [address]);

  useEffect(() => {
    if (shown.current !== address) void reload();
  }, [address, reload]);
  useEffect(() => () => clearTimeout(timer.current), []);
  // A call that has become due moves to the top.
  const dueCalls = rows.filter(({ lead }) => (lead.callbackAt ?? Infinity) <= now).length;
  const knownDue = useRef(dueCalls);
  useEffect(() => {
    if (dueCalls > knownDue.current) void reload();
    knownDue.current = dueCalls;
  }, [dueCalls, reload]);

  const hear = (event: LiveEvent) => {
    const said = newsOf(event);
    if (event.actorId !== myId && said) news.current.set(event.entityId, said);
    if (event.action !== "lead.move" || event.actorId === myId) return;
    // Of somebody who was deleted since, nothing is said.
    const { to, name } = (event.after ?? {}) as { to?: string; name?: string };
    if (to === "mql" && name) setArrived(queueTexts.arrived(name));
  };
  const isEcho = ({ action, actorId, entityId }: LiveEvent) => {
    const at = answered.current.get(entityId);
    if (action !== "lead.move" || actorId !== myId || at === undefined) return false;
    answered.current.delete(entityId);
    return Date.now() - at < ECHO_MS;
  };
  useLiveEvents((message) => {
    const events =
      message.kind === "reset"
        ? []
        : message.events.filter((event) => event.entity === "lead" && !isEcho(event));
    for (const event of events) hear(event);
    const ids = new Set(events.map(({ entityId }) => entityId));
    if (ids.size > 0) onChanged(ids);
    const matters =
      message.kind === "reset" ||
      events.some(({ action }) => MOVING.includes(action)) ||
      rows.some(({ lead }) => ids.has(lead.id));
    if (!matters) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(reload, GATHER_MS);
  });

  /** Takes rows off that have said where their lead went. */
  const dismiss = useCallback((id: string) => {
    setRows((known) => known.filter((row) => row.lead.id !== id || row.gone === null));
  }, []);
  const goneKey = rows
    .filter(({ lead, gone }) => gone !== null && lead.id !== selectedId)
    .map(({ lead }) => lead.id)
    .join(" ");
  useEffect(() => {
    if (goneKey === "") return;
    const ids = goneKey.split(" ");
    const wait = setTimeout(() => ids.forEach(dismiss), TOLD_MS);
    return () => clearTimeout(wait);
  }, [goneKey, dismiss]);

  /** Shows a change before the server has confirmed it. */
  const patch = useCallback((id: string, part: Partial<QueueLead>) => {
    setRows((known) =>
      known.map((row) => (row.lead.id === id ? { ...row, lead: { ...row.lead, ...part } } : row)),
    );
  }, []);
  /** This person moved the lead out of the queue; it goes without a word. */
  const remove = useCallback((id: string) => {
    own.current.add(id);
    setRows((known) => known.filter((row) => row.lead.id !== id));
  }, []);
  /** This person's move was made: the live stream need not say so, too. */
  const settle = useCallback(
    (id: string) => {
      answered.current.set(id, Date.now());
      void reload();
    },
    [reload],
  );
  /** It is back where it was: the move was refused, or taken back. */
  const restore = useCallback((lead: QueueLead, place: number) => {
    own.current.delete(lead.id);
    setRows((known) =>
      known.some((row) => row.lead.id === lead.id)
        ? known
        : known.toSpliced(place, 0, { lead, gone: null }),
    );
  }, []);
  /** Somebody else has it: the row says so. */
  const lose = useCallback((id: string, why: string) => {
    news.current.set(id, why);
    setRows((known) => known.map((row) => (row.lead.id === id ? { ...row, gone: why } : row)));
  }, []);

  return {
    rows,
    counts,
    sources,
    failure,
    arrived,
    /** Which list the rows are: another one when the filter was changed. */
    shownList,
    reload,
    dismiss,
    patch,
    remove,
    settle,
    restore,
    lose,
  };
}
