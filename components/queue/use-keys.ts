"use client";

import { useEffect, useRef } from "react";
import { isCovered, isTyping } from "@/components/ui/key-target";

/** What each key does; letters in lower case, with Shift as "Shift+a" where that is another key. */
export type KeyMap = Readonly<Record<string, () => void>>;

/** What Enter presses by itself. */
const PRESSABLE = "a, button, summary, [role=button], [role=radio]";
const MAY_REPEAT = ["j", "k"];

/**
 * Single keys for the whole page. They rest while somebody types, while a dialog or menu is open,
 * and with Ctrl, Alt or Meta held.
 */
export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || isCovered()) return;
      const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const act =
        (event.shiftKey ? latest.current[`Shift+${name}`] : undefined) ?? latest.current[name];
      if (!act || (event.repeat && !MAY_REPEAT.includes(name))) return;
      const { target } = event;
      if (name === "Enter" && target instanceof Element && target.closest(PRESSABLE)) return;
      event.preventDefault();
      act();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
