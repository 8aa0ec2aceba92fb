"use client";

import { useSyncExternalStore } from "react";
import { applyTheme, parseTheme, type Theme } from "@/components/shell/theme";

function subscribe(changed: () => void) {
  window.addEventListener("themechange", changed);
  return () => window.removeEventListener("themechange", changed);
}

/** The theme in force and the way to change it. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(
    subscribe,
    () => parseTheme(document.documentElement.dataset.theme),
    () => "system" as const,
  );
  return [theme, applyTheme];
}
