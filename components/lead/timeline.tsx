"use client";

import {
  ArrowRightLeft,
  CalendarCheck,
  CircleDot,
  Eye,
  FileText,
  Mail,
  MousePointerClick,
  NotebookPen,
  Phone,
} from "lucide-react";
import { useState } from "react";
import { fetchJson } from "@/components/leads/fetch-json";
import { useNow } from "@/components/leads/use-now";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { Segmented } from "@/components/ui/segmented";
import { TimeAgo } from "@/components/ui/time-ago";
import { BUILT_IN_ATTRIBUTES } from "@/lib/engine/attributes";
import type { Fact, TimelineItem, TimelinePage } from "@/lib/leads/schema/page";
import { useDesk } from "./desk-context";
import { leadTexts } from "./texts";
import {
  filterOf,
  TIMELINE_FILTERS,
  type TimelineFilter,
  type TimelineWords,
  timelineWords,
} from "./timeline-words";

const filters = TIMELINE_FILTERS.map((value) => ({
  value,
  get label() {
    return leadTexts.timeline.kinds[value];
  },
}));

export interface TimelineProps {
  leadId: string;
  /** The newest page, as it is known now. */
  first: TimelinePage;
  facts: readonly Fact[];
}

/** What happened with the lead, newest first; earlier pages on demand. */
export function Timeline({ leadId, first, facts }: TimelineProps) {
  const { timeZone } = useDesk();
  const now = useNow();
  const [shown, setShown] = useState<TimelineFilter>("all");
  const [earlier, setEarlier] = useState<TimelinePage | null>(null);
  const [message, setMessage] = useState<string>();
  const [isPending, setPending] = useState(false);

  const next = earlier ? earlier.next : first.next;
  const items = joined(first.items, earlier?.items ?? []);
  const visible = items.filter((item) => shown === "all" || filterOf(item) === shown);
  const labels = new Map([
    ...BUILT_IN_ATTRIBUTES.map(({ id, label }) => [id, label] as const),
    ...facts.map(({ attribute, label }) => [attribute, label] as const),
  ]);

  async function more() {
    if (next === null) return;
    setPending(true);
    const query = new URLSearchParams({ id: leadId, before: next });
    const outcome = await fetchJson<TimelinePage>(`/api/queue/timeline?${query}`);
    setPending(false);
    setMessage(outcome.ok ? undefined : outcome.message);
    if (!outcome.ok) return;
    const known = earlier?.items ?? first.items;
    setEarlier({ items: joined(known, outcome.value.items), next: outcome.value.next });
  }

  return (
    <div className="flex flex-col gap-3">
      <Segmented
        label={leadTexts.timeline.filter}
        options={filters}
        size="sm"
        value={shown}
        onChange={setShown}
        className="self-start"
      />
      {visible.length === 0 ? (
        <p className="text-ink-muted">
          {items.length === 0 ? leadTexts.timeline.none : leadTexts.timeline.noneOfKind}
        </p>
      ) : (
        <ol className="flex flex-col">
          {visible.map((item) => (
            <Entry
              key={`${item.kind} ${item.id}`}
              item={item}
              words={timelineWords(item, timeZone, (id) => labels.get(id) ?? id)}
              now={now}
              timeZone={timeZone}
            />
          ))}
        </ol>
      )}
      <FormError message={message} />
      {next === null ? null : (
        <Button size="sm" className="self-start" isPending={isPending} onPress={more}>
          {leadTexts.timeline.more}
        </Button>
      )}
    </div>
  );
}

/** Both pages without repeats: the first page moves on while earlier ones stay loaded. */
function joined(newer: readonly TimelineItem[], older: readonly TimelineItem[]): TimelineItem[] {
  const known = new Set(newer.map((item) => `${item.kind} ${item.id}`));
  return [...newer, ...older.filter((item) => !known.has(`${item.kind} ${item.id}`))];
}

function iconOf(item: TimelineItem) {
  if (item.kind === "move") return ArrowRightLeft;
  if (item.kind === "bant") return CircleDot;
  if (item.kind === "facts") return FileText;
  switch (item.type) {
    case "call":
      return Phone;
    case "note":
      return NotebookPen;
    case "meeting":
      return CalendarCheck;
    case "page_view":
      return Eye;
    case "email_sent":
    case "email_opened":
    case "email_replied":
    case "unsubscribed":
      return Mail;
    default:
      return MousePointerClick;
  }
}

function Entry({
  item,
  words,
  now,
  timeZone,
}: {
  item: TimelineItem;
  words: TimelineWords;
  now: number;
  timeZone: string;
}) {
  const Icon = iconOf(item);
  return (
    <li className="flex gap-2.5 border-line border-b py-2 last:border-b-0">
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-faint" />
      <div className="min-w-0 flex-1">
        <p className="min-w-0">
          <span className="font-medium">{words.title}</span>
          {words.detail ? <span className="text-ink-muted"> · {words.detail}</span> : null}
        </p>
        {words.text ? <p className="mt-0.5 whitespace-pre-line">{words.text}</p> : null}
        {words.actor ? (
          <p className="text-ink-faint text-xs">{leadTexts.timeline.by(words.actor)}</p>
        ) : null}
      </div>
      <TimeAgo
        at={item.at}
        now={now}
        timeZone={timeZone}
        isShort
        className="shrink-0 text-ink-faint text-xs/5"
      />
    </li>
  );
}
