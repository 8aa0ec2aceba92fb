import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import type { LeadFilter } from "@/lib/leads/schema";
import { filterToParams } from "@/lib/leads/schema/filter-params";

const textOf = (filter: LeadFilter) => filterToParams(filter).toString();

/**
 * The filter in the page's address; setting it changes the address without asking the server.
 * `given` is what the server read there. Addresses that neither it nor this page wrote are read by
 * the schema, which is loaded only for them.
 */
export function useFilter(given: LeadFilter): [LeadFilter, (filter: LeadFilter) => void] {
  const text = useSearchParams().toString();
  const known = useRef(new Map<string, LeadFilter>());
  known.current.set(textOf(given), given);
  const [shown, setShown] = useState(given);
  const inAddress = known.current.get(text);

  useEffect(() => {
    if (inAddress) {
      setShown(inAddress);
      return;
    }
    let isOutdated = false;
    void import("@/lib/leads/schema").then(({ filterFromParams }) => {
      const filter = filterFromParams(new URLSearchParams(text));
      known.current.set(text, filter);
      if (!isOutdated) setShown(filter);
    });
    return () => {
      isOutdated = true;
    };
  }, [text, inAddress]);

  const setFilter = useCallback((next: LeadFilter) => {
    const params = textOf(next);
    known.current.set(params, next);
    const address = `${window.location.pathname}${params === "" ? "" : `?${params}`}`;
    window.history.pushState(null, "", address);
  }, []);
  return [inAddress ?? shown, setFilter];
}
