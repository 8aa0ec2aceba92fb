"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type StudioView, viewFromParams, viewToParams } from "./address";

/** `push` is a step that the back button takes back. */
type ChangeView = (change: Partial<StudioView>, how?: "push" | "replace") => void;

/** What the page's address says is shown; changing it does not ask the server. */
export function useStudioView(): [StudioView, ChangeView] {
  const text = useSearchParams().toString();
  const view = useMemo(() => viewFromParams(new URLSearchParams(text)), [text]);
  const change = useCallback<ChangeView>((part, how = "replace") => {
    // The address itself: several changes may come before the next drawing.
    const { pathname, search, hash } = window.location;
    const params = viewToParams({ ...viewFromParams(new URLSearchParams(search)), ...part });
    const query = params.toString();
    const address = `${pathname}${query === "" ? "" : `?${query}`}${hash}`;
    if (how === "push") window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  }, []);
  return [view, change];
}
