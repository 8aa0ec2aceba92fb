"use client";

import { useEffect, useState } from "react";
import { t } from "@/lib/language";

const QUESTION = "You have unsaved changes. Leave without saving them?";

/**
 * Asks before unsaved work is left: by closing the tab, or by a link within the program where leaving
 * does not save by itself (`isStuck`).
 */
export function useUnsavedWarning(isDirty: boolean, isStuck: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", onUnload);
    return () => window.removeEventListener("beforeunload", onUnload);
  }, [isDirty]);
  useEffect(() => {
    if (!(isDirty && isStuck)) return;
    const onClick = (event: MouseEvent) => {
      const opensElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const isHere = link?.getAttribute("href")?.startsWith("#") ?? true;
      if (opensElsewhere || isHere || link?.getAttribute("target") === "_blank") return;
      if (!window.confirm(t(QUESTION))) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    document.addEventListener("click", onClick, true);
    return () => document.removeEventListener("click", onClick, true);
  }, [isDirty, isStuck]);
}

/** The same for the fields of a form, as long as they are not what they were at first, or when it was saved. */
export function useUnsavedFields(fields: object): { saved: () => void } {
  const now = JSON.stringify(fields);
  const [known, setKnown] = useState(now);
  useUnsavedWarning(now !== known, true);
  return { saved: () => setKnown(now) };
}
