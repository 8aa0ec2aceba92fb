"use client";

import { type ReactNode, use } from "react";
import { setGerman, setLanguage } from "@/lib/language";

/** Only browsers that show German load it; the server has it from its start. */
async function load(): Promise<void> {
  const [{ german }, controls] = await Promise.all([
    import("@/lib/texts/german/registry"),
    // Its types say that the module is what it has as its default.
    import("react-aria-components/i18n/de-DE") as unknown as Promise<{ default: object }>,
  ]);
  setGerman(german);
  setLanguage(() => "de");
  // Where React Aria looks for the words of its controls before its own.
  Object.assign(window, {
    [Symbol.for("react-aria.i18n.locale")]: "de-DE",
    [Symbol.for("react-aria.i18n.strings")]: controls.default,
  });
}

const loading = typeof window === "undefined" ? null : load();

/** Pages in German: taken over by the browser once it has the words. */
export function German({ children }: { children: ReactNode }) {
  if (loading) use(loading);
  return children;
}
