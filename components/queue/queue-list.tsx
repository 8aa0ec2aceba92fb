"use client";

import { X } from "lucide-react";
import { memo, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { AwayBadge } from "@/components/lead/away-notice";
import { useDesk } from "@/components/lead/desk-context";
import { CallbackBadge, ClaimBadge, PathBadge } from "@/components/lead/marks";
import { BantDots } from "@/components/leads/bant-dots";
import { ScoreChip } from "@/components/leads/score-chip";
import { SlaClock } from "@/components/leads/sla-clock";
import { StageBadge } from "@/components/leads/stage-mark";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { isFocusFree } from "@/components/ui/key-target";
import type { QueueRow } from "./queue-rows";
import { queueTexts } from "./texts";

export interface QueueListProps {
  rows: readonly QueueRow[];
  selectedId: string | null;
  onOpen: (id: string) => void;
  onDismiss: (id: string) => void;
}

/** The leads in order. The selected one keeps the focus when the keys move on. */
export function QueueList({ rows, selectedId, onOpen, onDismiss }: QueueListProps) {
  const list = useRef<HTMLOListElement>(null);
  const shown = useRef(selectedId);
  useEffect(() => {
    // What is selected to begin with does not draw the focus.
    if (selectedId === null || selectedId === shown.current) return;
    shown.current = selectedId;
    const button = list.current?.querySelector<HTMLElement>("[aria-current=true]");
    button?.scrollIntoView({ block: "nearest" });
    if (isFocusFree() || list.current?.contains(document.activeElement)) {
      button?.focus({ preventScroll: true });
    }
  }, [selectedId]);

  const place = rows.findIndex(({ lead }) => lead.id === selectedId);
  const isInView = useRef(false);
  useLayoutEffect(() => {
    const row = list.current?.children[place];
    if (!row || selectedId === null) return;
    // It was in sight and moved to another place, as an accepted lead does: it stays in sight.
    if (isInView.current) row.scrollIntoView({ block: "nearest" });
    const seen = new IntersectionObserver((entries) => {
      isInView.current = entries.at(-1)?.isIntersecting ?? false;
    });
    seen.observe(row);
    return () => seen.disconnect();
  }, [place, selectedId]);

  const latest = useRef(onOpen);
  useEffect(() => {
    latest.current = onOpen;
  });
  const open = useCallback((id: string) => latest.current(id), []);
  return (
    <ol ref={list} aria-label={queueTexts.list}>
      {rows.map((row) => (
        <Row
          key={row.lead.id}
          row={row}
          isSelected={row.lead.id === selectedId}
          onOpen={open}
          onDismiss={onDismiss}
        />
      ))}
    </ol>
  );
}

interface RowProps {
  row: QueueRow;
  isSelected: boolean;
  onOpen: (id: string) => void;
  onDismiss: (id: string) => void;
}

/** The others stand still while a key goes from one row to the next. */
const Row = memo(function Row({ row: { lead, gone }, isSelected, onOpen, onDismiss }: RowProps) {
  const { me, timeZone } = useDesk();
  const about = [lead.title, lead.company].filter(Boolean).join(" · ");
  if (gone !== null) {
    return (
      <li
        className={cn(
          "flex items-center gap-2 border-line border-b bg-warn-soft py-1.5 pr-2 pl-4",
          isSelected && "shadow-[inset_3px_0_0_var(--color-warn)]",
        )}
      >
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium text-ink-muted">{lead.name}</p>
          <p role="status" className="text-warn-ink text-xs">
            {gone}
          </p>
        </div>
        <IconButton
          size="sm"
          label={queueTexts.dismiss}
          icon={<X aria-hidden="true" />}
          onPress={() => onDismiss(lead.id)}
        />
      </li>
    );
  }
  return (
    <li className="border-line border-b">
      <button
        type="button"
        aria-current={isSelected}
        onClick={() => onOpen(lead.id)}
        className="flex w-full flex-col gap-1 px-4 py-2.5 text-left hover:bg-hover focus-visible:-outline-offset-2 aria-[current=true]:bg-accent-soft aria-[current=true]:shadow-[inset_3px_0_0_var(--color-accent)]"
      >
        <span className="flex w-full items-center gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">{lead.name}</span>
          <SlaClock lead={lead} />
        </span>
        {about ? <span className="w-full truncate text-ink-muted text-xs">{about}</span> : null}
        <span className="flex w-full flex-wrap items-center gap-1.5">
          <ScoreChip lead={lead} />
          <PathBadge path={lead.path} />
          {lead.stage === "mql" ? null : <StageBadge stage={lead.stage} />}
          {lead.ownerId === me.id ? <Badge tone="good">{queueTexts.yours}</Badge> : null}
          {lead.callbackAt === null ? null : (
            <CallbackBadge at={lead.callbackAt} timeZone={timeZone} />
          )}
          <ClaimBadge lead={lead} myId={me.id} />
          {lead.ownerId === me.id ? null : <AwayBadge lead={lead} />}
          {lead.stage === "sal" ? <BantDots bant={lead.bant} className="ml-auto" /> : null}
        </span>
      </button>
    </li>
  );
});
