"use client";

import { CalendarCheck, Keyboard } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { GuessedSearch } from "@/components/leads/guessed-search";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/notice";
import { SearchField } from "@/components/ui/search-field";
import { Segmented } from "@/components/ui/segmented";
import { filterToParams } from "@/lib/leads/schema/filter-params";
import type { QueueCounts } from "@/lib/leads/schema/queue";
import { SourceFilter } from "./source-filter";
import { queueTexts } from "./texts";
import type { QueueFilter } from "./use-queue-rows";

const ALL = "all";
const SEARCH_WAIT_MS = 250;

export interface QueueFiltersProps {
  value: QueueFilter;
  onChange: (value: QueueFilter) => void;
  counts: QueueCounts;
  sources: readonly string[];
  searchRef: RefObject<HTMLInputElement | null>;
  myId: string;
  onHelp: () => void;
  /** Absent for those who do not work leads. */
  onDay?: () => void;
}

/** Which part of the queue is shown, and how much waits. */
export function QueueFilters({
  value,
  onChange,
  counts,
  sources,
  searchRef,
  myId,
  onHelp,
  onDay,
}: QueueFiltersProps) {
  const { mine, filter } = value;
  const [text, setText] = useState(filter.text ?? "");
  const source = filter.source?.[0];

  useEffect(() => {
    const wanted = text.trim();
    if (wanted === (filter.text ?? "")) return;
    const wait = setTimeout(() => {
      const { text: _, ...rest } = filter;
      onChange({ mine, filter: wanted === "" ? rest : { ...rest, text: wanted } });
    }, SEARCH_WAIT_MS);
    return () => clearTimeout(wait);
  }, [text, filter, mine, onChange]);

  function chooseSource(key: string) {
    const { source: _, ...rest } = filter;
    onChange({ mine, filter: key === ALL ? rest : { ...rest, source: [key.slice(1)] } });
  }

  const returning = filterToParams({ stage: ["nurture"], owner: [myId] });
  return (
    <div className="flex flex-col gap-2 border-line border-b px-4 py-3">
      <div className="flex items-center gap-2">
        <h1 className="font-semibold text-lg tracking-tight">{queueTexts.title}</h1>
        <p className="tabular min-w-0 flex-1 truncate text-ink-muted text-xs">
          {queueTexts.counts(counts.offered, counts.pastSla)}
        </p>
        {onDay ? (
          <IconButton
            size="sm"
            label={queueTexts.day.title}
            shortcut="D"
            icon={<CalendarCheck aria-hidden="true" />}
            onPress={onDay}
          />
        ) : null}
        <IconButton
          size="sm"
          label={queueTexts.help}
          shortcut="?"
          icon={<Keyboard aria-hidden="true" />}
          onPress={onHelp}
        />
      </div>
      <div className="flex items-center gap-2">
        <Segmented
          label={queueTexts.whose}
          value={mine ? "mine" : ALL}
          onChange={(next) => onChange({ mine: next === "mine", filter })}
          options={[
            { value: ALL, label: queueTexts.all },
            { value: "mine", label: `${queueTexts.mine} ${counts.mine}` },
          ]}
        />
        <SourceFilter
          label={queueTexts.source}
          hideLabel
          className="min-w-0 flex-1"
          value={source === undefined ? ALL : `=${source}`}
          onChange={chooseSource}
          options={[
            { value: ALL, label: queueTexts.allSources },
            ...sources.map((one) => ({
              value: `=${one}`,
              label: one === "" ? queueTexts.unknownSource : one,
            })),
          ]}
        />
      </div>
      <SearchField
        label={queueTexts.search}
        shortcut="/"
        inputRef={searchRef}
        value={text}
        onChange={setText}
      />
      <GuessedSearch text={filter.text} />
      {counts.awayUntil === null ? null : (
        <Notice tone="warn" title={queueTexts.away(counts.awayUntil)}>
          <a href="/settings/account#away" className="link">
            {queueTexts.awayChange}
          </a>
        </Notice>
      )}
      {counts.leftBehind > 0 ? (
        <p className="text-warn-ink text-xs">{queueTexts.leftBehind(counts.leftBehind)}</p>
      ) : null}
      {counts.returning > 0 ? (
        <a href={`/leads?${returning}`} className="link text-xs">
          {queueTexts.returning(counts.returning)}
        </a>
      ) : null}
    </div>
  );
}
