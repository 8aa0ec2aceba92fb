"use client";

import { useSyncExternalStore } from "react";

/** Where list and lead do not fit beside each other; the rail breakpoint of the shell. */
const NARROW = "(width < 1100px)";

function subscribe(changed: () => void) {
  const query = window.matchMedia(NARROW);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches);
}
