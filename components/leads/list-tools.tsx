"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { cn } from "@/components/ui/cn";
import type { LeadFilter } from "@/lib/leads/schema";
import type { LeadSort } from "@/lib/leads/schema/inputs";
import { FilterBar, type FilterBarProps } from "./filter-bar";
import { FilterChips } from "./filter-chips";
import type { FilterNames } from "./filter-words";
import { listAddress } from "./list-address";

interface ListToolsProps extends Pick<FilterBarProps, "viewerId" | "colleagues" | "segments"> {
  filter: LeadFilter;
  sort: LeadSort;
  names: FilterNames;
}

/** The list's filter; each change is another address. */
export function ListTools({
  filter,
  sort,
  names,
  viewerId,
  colleagues,
  segments = [],
}: ListToolsProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const change = (next: LeadFilter) =>
    startTransition(() => router.push(listAddress({ filter: next, sort }), { scroll: false }));
  return (
    <div className={cn("flex flex-col gap-2 transition-opacity", isPending && "opacity-60")}>
      <FilterBar
        hasStages
        filter={filter}
        onChange={change}
        viewerId={viewerId}
        colleagues={colleagues}
        segments={segments}
      />
      <FilterChips filter={filter} names={names} onChange={change} />
    </div>
  );
}
