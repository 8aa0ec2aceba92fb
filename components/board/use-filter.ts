import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { filterFromParams, type LeadFilter } from "@/lib/leads/schema";
import { filterToParams } from "@/lib/leads/schema/filter-params";

/** The filter in the page's address; setting it changes the address without asking the server. */
export function useFilter(): [LeadFilter, (filter: LeadFilter) => void] {
  const text = useSearchParams().toString();
  const filter = useMemo(() => filterFromParams(new URLSearchParams(text)), [text]);
  const setFilter = useCallback((next: LeadFilter) => {
    const params = filterToParams(next).toString();
    const address = `${window.location.pathname}${params === "" ? "" : `?${params}`}`;
    window.history.pushState(null, "", address);
  }, []);
  return [filter, setFilter];
}
