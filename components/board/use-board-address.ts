import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { LeadFilter } from "@/lib/leads/schema";
import { type BoardLook, boardSearch, LOOK_PARAMS, readLook } from "@/lib/leads/schema/board-look";
import { filterToParams } from "@/lib/leads/schema/filter-params";

const textOf = (filter: LeadFilter) => filterToParams(filter).toString();

function show(search: string): void {
  const address = `${window.location.pathname}${search === "" ? "" : `?${search}`}`;
  window.history.pushState(null, "", address);
}

/**
 * The filter and the look in the page's address; setting them changes the address without asking the
 * server. `given` is the filter that the server read there. Filters that neither it nor this page wrote
 * are read by the schema, which is loaded only for them.
 */
export function useBoardAddress(given: LeadFilter) {
  const search = useSearchParams().toString();
  const { text, look } = useMemo(() => {
    const params = new URLSearchParams(search);
    const read = readLook(params).look;
    for (const name of LOOK_PARAMS) params.delete(name);
    return { text: params.toString(), look: read };
  }, [search]);
  const known = useRef(new Map<string, LeadFilter>());
  known.current.set(textOf(given), given);
  const [shown, setShown] = useState(given);
  const inAddress = known.current.get(text);
  const filter = inAddress ?? shown;

  useEffect(() => {
    if (inAddress) {
      setShown(inAddress);
      return;
    }
    let isOutdated = false;
    void import("@/lib/leads/schema").then(({ filterFromParams }) => {
      const read = filterFromParams(new URLSearchParams(text));
      known.current.set(text, read);
      if (!isOutdated) setShown(read);
    });
    return () => {
      isOutdated = true;
    };
  }, [text, inAddress]);

  const setFilter = useCallback(
    (next: LeadFilter) => {
      known.current.set(textOf(next), next);
      show(boardSearch(textOf(next), look));
    },
    [look],
  );
  const setLook = useCallback(
    (next: BoardLook) => show(boardSearch(textOf(filter), next)),
    [filter],
  );
  return { filter, look, search: boardSearch(textOf(filter), look), setFilter, setLook };
}
