"use client";

import { useCallback, useId, useSyncExternalStore } from "react";

interface Shared {
  place: number | null;
  listeners: Set<() => void>;
}

const groups = new Map<string, Shared>();

/** The place that charts of one group point at together, and how to move it; null for none. */
export function useSharedPlace(
  group: string | undefined,
): [number | null, (place: number | null) => void] {
  const own = useId();
  const name = group ?? own;
  const subscribe = useCallback(
    (listener: () => void) => {
      const shared = groups.get(name) ?? { place: null, listeners: new Set() };
      groups.set(name, shared);
      shared.listeners.add(listener);
      return () => {
        shared.listeners.delete(listener);
        if (shared.listeners.size === 0) groups.delete(name);
      };
    },
    [name],
  );
  const place = useSyncExternalStore(
    subscribe,
    () => groups.get(name)?.place ?? null,
    () => null,
  );
  const move = useCallback(
    (to: number | null) => {
      const shared = groups.get(name);
      if (!shared || shared.place === to) return;
      shared.place = to;
      for (const listener of shared.listeners) listener();
    },
    [name],
  );
  return [place, move];
}
