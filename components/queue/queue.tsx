"use client";

import { ArrowLeft } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { DeskProvider, useDesk } from "@/components/lead/desk-context";
import { fetchDialogs, LeadDialogs } from "@/components/lead/lead-dialogs";
import { LoadProblem } from "@/components/leads/load-problem";
import { useNow } from "@/components/leads/use-now";
import { later } from "@/components/shell/later";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { whenIdle } from "@/components/ui/when-idle";
import { ActionBar } from "./action-bar";
import { type QueueData, queueOf } from "./queue-data";
import { QueueDetail } from "./queue-detail";
import { QueueEmpty } from "./queue-empty";
import { QueueFilters } from "./queue-filters";
import { QueueList } from "./queue-list";
import { following, neighbour } from "./queue-rows";
import { queueTexts } from "./texts";
import { useKeys } from "./use-keys";
import { useLeadPages } from "./use-lead-pages";
import { useNarrow } from "./use-narrow";
import { type QueueFilter, queueParams, useQueueRows } from "./use-queue-rows";
import { useQueueWork } from "./use-queue-work";

const DayDialog = later(async () => (await import("./day-dialog")).DayDialog);
const HelpDialog = later(async () => (await import("./help-dialog")).HelpDialog);

export default function Queue({ text }: { text: string }) {
  const parsed = useMemo(() => queueOf(text), [text]);
  return (
    <DeskProvider info={parsed.desk}>
      <Screen data={parsed} />
    </DeskProvider>
  );
}

function Screen({ data }: { data: QueueData }) {
  const { me, can } = useDesk();
  const now = useNow();
  const isNarrow = useNarrow();
  const [filter, setFilter] = useState(data.filter);
  const [selectedId, setSelectedId] = useState(data.answer.leads[0]?.id ?? null);
  const [isHelp, setHelp] = useState(false);
  const [isDay, setDay] = useState(false);
  const [isOpen, setOpen] = useOpened(isNarrow);
  const search = useRef<HTMLInputElement>(null);
  const detail = useRef<HTMLDivElement>(null);
  const changed = useRef<(ids: Iterable<string>) => void>(() => undefined);
  const onChanged = useCallback((ids: ReadonlySet<string>) => changed.current(ids), []);

  const queue = useQueueRows({
    first: data.answer,
    filter,
    myId: me.id,
    now,
    selectedId,
    onChanged,
  });
  const { rows } = queue;
  const [list, setList] = useState(queue.shownList);
  const row = rows.find(({ lead }) => lead.id === selectedId) ?? null;
  const nextId = neighbour(rows, selectedId, 1)?.id ?? null;
  const { page, failure, refresh, fetchPage } = useLeadPages(selectedId, nextId);
  useEffect(() => {
    changed.current = refresh;
  }, [refresh]);

  const select = useCallback((id: string | null) => {
    setSelectedId(id);
    detail.current?.scrollTo({ top: 0 });
  }, []);
  const lead = row && row.gone === null ? row.lead : null;
  const mayWork = can("lead:work");
  useEffect(() => {
    if (mayWork) whenIdle(fetchDialogs);
  }, [mayWork]);
  const work = useQueueWork({
    lead,
    selectedId,
    page,
    me,
    now,
    queue,
    refresh,
    fetchPage,
    select,
    goOn(from) {
      const next = following(rows, from);
      select(next?.id ?? null);
      if (!next) setOpen(false);
    },
  });

  // A queue that was empty, and another list without the selected lead, begin with what comes first.
  const firstId = rows.find(({ gone }) => gone === null)?.lead.id ?? null;
  const isOther = list !== queue.shownList;
  if (isOther) setList(queue.shownList);
  const isLost = isOther && row === null && selectedId !== null && work.dialog === null;
  if (isLost || (selectedId === null && firstId !== null && !isNarrow)) setSelectedId(firstId);

  function step(by: 1 | -1) {
    const next = neighbour(rows, selectedId, by);
    if (next) select(next.id);
  }
  function open(id: string) {
    select(id);
    setOpen(true);
    const chosen = rows.find((one) => one.lead.id === id);
    if (mayWork && chosen && chosen.gone === null) void work.take(chosen.lead);
  }
  const change = useCallback((next: QueueFilter) => {
    setFilter(next);
    const params = queueParams(next).toString();
    window.history.replaceState(null, "", params === "" ? "/queue" : `/queue?${params}`);
  }, []);

  useKeys({
    j: () => step(1),
    k: () => step(-1),
    "/": () => {
      setOpen(false);
      search.current?.focus();
    },
    "?": () => setHelp(true),
    Escape: () => setOpen(false),
    ...(mayWork
      ? {
          Enter: () => {
            if (selectedId) open(selectedId);
          },
          a: () => void work.accept(),
          "Shift+a": () => void work.accept(true),
          c: () => work.touch("call"),
          d: () => setDay(true),
          e: () => work.touch("email"),
          m: () => work.touch("meeting"),
          n: () => work.touch("note"),
          q: work.qualify,
          r: () => work.exit("nurture"),
          x: () => work.exit("disqualified"),
        }
      : {}),
  });

  const place = rows.findIndex(({ lead: { id } }) => id === selectedId);
  const isHeld = lead?.claimedBy === me.id && (lead.claimedUntil ?? 0) > now;
  const bar =
    lead && mayWork ? (
      <ActionBar lead={lead} work={work} isHeld={isHeld} isNarrow={isNarrow} />
    ) : null;

  return (
    <div className="flex h-fit-screen min-w-0">
      <section
        aria-label={queueTexts.title}
        className={cn(
          "flex w-full min-w-0 shrink-0 flex-col border-line bg-surface rail:w-88 rail:border-r",
          isNarrow && isOpen && "hidden",
        )}
      >
        <QueueFilters
          value={filter}
          onChange={change}
          counts={queue.counts}
          sources={queue.sources}
          searchRef={search}
          myId={me.id}
          onHelp={() => setHelp(true)}
          {...(mayWork ? { onDay: () => setDay(true) } : {})}
        />
        <div className="scroll-thin relative min-h-0 flex-1 overflow-y-auto">
          {queue.failure ? (
            <div className="p-3">
              <LoadProblem failure={queue.failure} onRetry={queue.reload} />
            </div>
          ) : null}
          {rows.length === 0 ? (
            <QueueEmpty value={filter} onShowAll={() => change({ mine: false, filter: {} })} />
          ) : (
            <QueueList
              rows={rows}
              selectedId={selectedId}
              onOpen={open}
              onDismiss={queue.dismiss}
            />
          )}
        </div>
      </section>
      {isNarrow && !isOpen ? null : (
        <section
          aria-label={page?.lead.name ?? queueTexts.chooseOne}
          className="flex min-w-0 flex-1 flex-col"
        >
          {isNarrow ? (
            <div className="flex items-center border-line border-b bg-surface px-2 py-1">
              <Button
                variant="ghost"
                size="sm"
                icon={<ArrowLeft aria-hidden="true" />}
                onPress={() => setOpen(false)}
              >
                {queueTexts.back}
              </Button>
              <span className="tabular ml-auto pr-2 text-ink-muted text-xs">
                {place >= 0 ? `${place + 1} / ${rows.length}` : ""}
              </span>
            </div>
          ) : (
            bar
          )}
          <div ref={detail} className="scroll-thin relative min-h-0 flex-1 overflow-y-auto">
            {mayWork ? null : (
              <div className="px-4 pt-4">
                <Notice>{queueTexts.reading}</Notice>
              </div>
            )}
            {selectedId === null ? (
              <EmptyState title={rows.length > 0 ? queueTexts.chooseOne : queueTexts.noneToChoose}>
                {rows.length > 0 ? queueTexts.chooseAbout : queueTexts.noneToChooseAbout}
              </EmptyState>
            ) : (
              <QueueDetail
                key={selectedId}
                page={page}
                failure={failure}
                gone={row === null ? queueTexts.left : row.gone}
                level={isNarrow ? 1 : 2}
                isReadOnly={!mayWork}
                before={async () => (lead ? work.hold(lead) : true)}
                onChanged={() => {
                  refresh([selectedId]);
                  void queue.reload();
                }}
                onRetry={() => refresh([selectedId])}
              />
            )}
          </div>
          {isNarrow ? bar : null}
        </section>
      )}
      <p role="status" className="sr-only">
        {row ? queueTexts.position(place + 1, rows.length, row.lead.name) : ""}
      </p>
      <p role="status" className="sr-only">
        {queue.arrived}
      </p>
      {isDay ? <DayDialog onClose={() => setDay(false)} /> : null}
      {isHelp ? <HelpDialog onClose={() => setHelp(false)} /> : null}
      {page ? (
        <LeadDialogs
          page={page}
          open={work.dialog}
          news={row === null || row.gone !== null ? (row?.gone ?? queueTexts.left) : null}
          isOver={failure?.code === "not_found"}
          onClose={work.closeDialog}
          onChanged={() => {
            refresh([page.lead.id]);
            void queue.reload();
          }}
          onMoved={work.moved}
          onSent={work.sent}
          before={() => work.hold(lead ?? page.lead)}
        />
      ) : null}
    </div>
  );
}

/** Whether the lead covers the list on a narrow screen; the browser's way back closes it. */
function useOpened(isNarrow: boolean): [boolean, (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const close = () => setOpen(false);
    window.addEventListener("popstate", close);
    return () => window.removeEventListener("popstate", close);
  }, []);
  const change = (next: boolean) => {
    if (next === isOpen) return;
    if (isNarrow && next) window.history.pushState(null, "", window.location.href);
    if (isNarrow && !next) window.history.back();
    setOpen(next);
  };
  return [isOpen, change];
}
