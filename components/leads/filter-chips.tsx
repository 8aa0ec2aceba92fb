"use client";

import { X } from "lucide-react";
import { Button } from "react-aria-components";
import { buttonClass } from "@/components/ui/button-styles";
import type { LeadFilter } from "@/lib/leads/schema";
import { filterTexts } from "./filter-texts";
import { type FilterNames, filterChips, without } from "./filter-words";

export interface FilterChipsProps {
  filter: LeadFilter;
  names: FilterNames;
  onChange: (filter: LeadFilter) => void;
}

/** What the filter asks, in words, each to be taken away. */
export function FilterChips({ filter, names, onChange }: FilterChipsProps) {
  const chips = filterChips(filter, names);
  if (chips.length === 0) return null;
  return (
    <ul aria-label={filterTexts.active} className="flex flex-wrap items-center gap-1.5">
      {chips.map((chip) => (
        <li key={chip.id} className="min-w-0">
          <Button
            aria-label={filterTexts.remove(chip.words)}
            onPress={() => onChange(without(filter, chip.fields))}
            className="inline-flex h-6 max-w-full items-center gap-1 rounded-md border border-line bg-accent-soft px-2 text-accent-ink text-xs hover:border-line-strong pointer-coarse:h-9"
          >
            <span className="truncate">{chip.words}</span>
            <X aria-hidden="true" className="size-3 shrink-0" />
          </Button>
        </li>
      ))}
      <li>
        <Button
          onPress={() => onChange({})}
          className={buttonClass("ghost", "sm", "h-6 pointer-coarse:h-9")}
        >
          {filterTexts.clear}
        </Button>
      </li>
    </ul>
  );
}
