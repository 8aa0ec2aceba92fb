"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { cn } from "@/components/ui/cn";
import type { AttributeDefinition } from "@/lib/engine/attributes";
import type { LeadFilter } from "@/lib/leads/schema";
import { ConditionsButton } from "./conditions-button";
import { FilterBar, type FilterBarProps } from "./filter-bar";
import { FilterChips } from "./filter-chips";
import { type FilterNames, without } from "./filter-words";
import { GuessedSearch } from "./guessed-search";
import { type ListState, listAddress } from "./list-address";

interface ListToolsProps
  extends Pick<FilterBarProps, "viewerId" | "colleagues" | "segments" | "children"> {
  /** What the list shows, without its page. */
  state: ListState;
  names: FilterNames;
  /** Attributes of the workspace's own. */
  custom: readonly AttributeDefinition[];
}

/** The list's filter; each change is another address. */
export function ListTools({
  state,
  names,
  custom,
  viewerId,
  colleagues,
  segments = [],
  children,
}: ListToolsProps) {
  const router = useRouter();
  const { filter } = state;
  const [isPending, startTransition] = useTransition();
  const change = (next: LeadFilter) =>
    startTransition(() => router.push(listAddress({ ...state, filter: next }), { scroll: false }));
  return (
    <div className={cn("flex flex-col gap-2 transition-opacity", isPending && "opacity-60")}>
      <FilterBar
        hasStages
        filter={filter}
        onChange={change}
        viewerId={viewerId}
        colleagues={colleagues}
        segments={segments}
      >
        <ConditionsButton
          where={filter.where}
          onChange={(where) => change(where ? { ...filter, where } : without(filter, ["where"]))}
          custom={custom}
          owners={colleagues.map(({ name }) => name)}
        />
        {children}
      </FilterBar>
      <FilterChips filter={filter} names={names} onChange={change} />
      <GuessedSearch text={filter.text} />
    </div>
  );
}
