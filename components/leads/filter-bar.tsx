"use client";

import { ListFilter } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { ToggleButton } from "react-aria-components";
import { later } from "@/components/shell/later";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Popover } from "@/components/ui/popover";
import { SearchField } from "@/components/ui/search-field";
import type { LeadFilter } from "@/lib/leads/schema";
import type { SegmentName } from "@/lib/segments/schema";
import { filterTexts } from "./filter-texts";
import { without } from "./filter-words";
import { OwnQuestions } from "./own-questions";

const FilterFields = later(
  async () => (await import("./filter-fields")).default,
  <div className="h-80 w-72" />,
);

const TYPING_MS = 300;

/** The id of the button that everything else of the filter is behind. */
export const FILTER_BUTTON = "filter-leads";

export interface FilterBarProps {
  filter: LeadFilter;
  onChange: (filter: LeadFilter) => void;
  viewerId: string;
  colleagues: readonly { id: string; name: string; active: boolean }[];
  segments?: readonly SegmentName[];
  /** Also by stage: the list has it, the board shows stages anyway. */
  hasStages?: boolean;
  /** Stands behind it. */
  children?: ReactNode;
  className?: string;
}

/** Search, the two questions asked most, and everything else behind a button. */
export function FilterBar({
  filter,
  onChange,
  viewerId,
  colleagues,
  segments,
  hasStages = false,
  children,
  className,
}: FilterBarProps) {
  const isMine = filter.owner?.length === 1 && filter.owner[0] === viewerId;
  return (
    <div className={cn("flex min-w-0 flex-wrap items-center gap-1.5 print:hidden", className)}>
      <TextFilter filter={filter} onChange={onChange} />
      <Toggle
        isOn={isMine}
        onChange={(isOn) =>
          onChange(isOn ? { ...filter, owner: [viewerId] } : without(filter, ["owner"]))
        }
      >
        {filterTexts.mine}
      </Toggle>
      <Toggle
        isOn={filter.pastSla === true}
        onChange={(isOn) =>
          onChange(isOn ? { ...filter, pastSla: true } : without(filter, ["pastSla"]))
        }
      >
        {filterTexts.pastSla}
      </Toggle>
      <Popover
        label={filterTexts.filterLeads}
        trigger={
          <Button
            id={FILTER_BUTTON}
            icon={<ListFilter aria-hidden="true" className="max-lg:hidden" />}
            aria-label={filterTexts.filterLeads}
          >
            {filterTexts.filter}
          </Button>
        }
      >
        <FilterFields
          filter={filter}
          onChange={onChange}
          viewerId={viewerId}
          colleagues={colleagues}
          {...(segments ? { segments } : {})}
          hasStages={hasStages}
        />
      </Popover>
      {children}
    </div>
  );
}

function Toggle({
  isOn,
  onChange,
  children,
}: {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: string;
}) {
  return (
    <ToggleButton
      isSelected={isOn}
      onChange={onChange}
      className="inline-flex h-8 items-center whitespace-nowrap rounded-md border border-line-strong bg-raised px-3 font-medium text-sm shadow-card hover:bg-hover data-selected:border-accent data-selected:bg-accent-soft data-selected:text-accent-ink pointer-coarse:h-10"
    >
      {children}
    </ToggleButton>
  );
}

/** Asks a moment after the last key; `/` leads here. */
function TextFilter({ filter, onChange }: Pick<FilterBarProps, "filter" | "onChange">) {
  const asked = filter.text ?? "";
  const [text, setText] = useState(asked);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ filter, onChange });
  useEffect(() => {
    latest.current = { filter, onChange };
  });

  const [questions] = useState(() => new OwnQuestions());

  useEffect(() => {
    if (questions.isNews(asked)) setText(asked);
  }, [questions, asked]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    const toSearch = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      const isTyping = target?.closest("input, textarea, select, [contenteditable], [role=dialog]");
      if (event.key !== "/" || event.metaKey || event.ctrlKey || event.altKey || isTyping) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", toSearch);
    return () => document.removeEventListener("keydown", toSearch);
  }, []);

  const ask = (value: string) => {
    clearTimeout(timer.current);
    const rest = without(latest.current.filter, ["text"]);
    const trimmed = value.trim();
    if (trimmed === (latest.current.filter.text ?? "") && !questions.isWaiting) return;
    questions.ask(trimmed);
    latest.current.onChange(trimmed === "" ? rest : { ...rest, text: trimmed });
  };
  return (
    <SearchField
      label={filterTexts.search}
      shortcut="/"
      value={text}
      inputRef={input}
      maxLength={200}
      onChange={(value) => {
        setText(value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => ask(value), TYPING_MS);
      }}
      onSubmit={ask}
      onClear={() => ask("")}
      className="w-60 grow sm:w-52 sm:max-w-72"
    />
  );
}
