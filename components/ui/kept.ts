"use client";

import { useState } from "react";

/**
 * What was typed into forms and not sent yet, by form. It outlives forms and pages, and ends with the
 * tab's page: whoever signs in gets a fresh one.
 */
export const kept = new Map<string, unknown>();

/** State of a form that is still there when the form is opened again, until it is cleared. */
export function useKept<T>(key: string, initial: T): [T, (next: T) => void, () => void] {
  const read = () => (kept.has(key) ? (kept.get(key) as T) : initial);
  const [state, setState] = useState<{ key: string; value: T }>(() => ({ key, value: read() }));
  const value = state.key === key ? state.value : read();
  const set = (next: T) => {
    kept.set(key, next);
    setState({ key, value: next });
  };
  const clear = () => {
    kept.delete(key);
    setState({ key, value: initial });
  };
  return [value, set, clear];
}

/**
 * The same of a form with several fields. A field that is left counts in the moment in which another one is
 * pressed: each changes what there is by then, not what was drawn.
 */
export function useKeptFields<T extends object>(
  key: string,
  initial: T,
): [T, (part: Partial<T>) => void, () => void] {
  const [fields, set, clear] = useKept(key, initial);
  const change = (part: Partial<T>) =>
    set({ ...((kept.get(key) as T | undefined) ?? initial), ...part });
  return [fields, change, clear];
}
