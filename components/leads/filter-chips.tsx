"use client";

import { X } from "lucide-react";
import { type RefObject, useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { buttonClass } from "@/components/ui/button-styles";
import type { LeadFilter } from "@/lib/leads/schema";
import { FILTER_BUTTON } from "./filter-bar";
import { filterTexts } from "./filter-texts";
import { type FilterNames, filterChips, without } from "./filter-words";

export interface FilterChipsProps {
  filter: LeadFilter;
  names: FilterNames;
  onChange: (filter: LeadFilter) => void;
}

/**
 * Keeps the focus near when the chip that has it is taken away: it goes to the chip in its place, or to the
 * one before, and without any to the filter's button.
 */
function useKeptFocus(list: RefObject<HTMLUListElement | null>, ids: readonly string[]) {
  const pressed = useRef<string | null>(null);
  const shown = useRef(ids);
  useEffect(() => {
    const before = shown.current;
    shown.current = ids;
    const id = pressed.current;
    if (id === null || ids.includes(id)) return;
    pressed.current = null;
    // Whoever went on meanwhile is left where they are.
    if (document.activeElement !== document.body) return;
    const place = Math.min(before.indexOf(id), ids.length - 1);
    const next = list.current?.querySelectorAll("button")[place];
    (next ?? document.getElementById(FILTER_BUTTON))?.focus();
  });
  return (id: string) => {
    pressed.current = id;
  };
}

const CLEAR = "clear";

/** What the filter asks, in words, each to be taken away. */
export function FilterChips({ filter, names, onChange }: FilterChipsProps) {
  const chips = filterChips(filter, names);
  const list = useRef<HTMLUListElement>(null);
  const isAny = chips.length > 0;
  const keepFocus = useKeptFocus(list, isAny ? [...chips.map(({ id }) => id), CLEAR] : []);
  if (!isAny) return null;
  return (
    <ul ref={list} aria-label={filterTexts.active} className="flex flex-wrap items-center gap-1.5">
      {chips.map((chip) => (
        <li key={chip.id} className="min-w-0">
          <Button
            aria-label={filterTexts.remove(chip.words)}
            onPress={() => {
              keepFocus(chip.id);
              onChange(without(filter, chip.fields));
            }}
            className="inline-flex h-6 max-w-full items-center gap-1 rounded-md border border-line bg-accent-soft px-2 text-accent-ink text-xs hover:border-line-strong pointer-coarse:h-9"
          >
            <span className="truncate">{chip.words}</span>
            <X aria-hidden="true" className="size-3 shrink-0" />
          </Button>
        </li>
      ))}
      <li>
        <Button
          onPress={() => {
            keepFocus(CLEAR);
            onChange({});
          }}
          className={buttonClass("ghost", "sm", "h-6 pointer-coarse:h-9")}
        >
          {filterTexts.clear}
        </Button>
      </li>
    </ul>
  );
}
