"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { t } from "@/lib/language";
import { keepText, takeKeptText } from "./kept-text";
import { type Saved, Saver, type SaveState, saysTheSame, type Written } from "./saver";
import { storeDraft } from "./store-draft";

/**
 * Keeps what is written of a draft stored: a moment after the last change, when the tab is hidden
 * or left, and again when the network or the person is back. What could not be stored when the page
 * was left comes back through `restore`.
 */
export function useSaver(
  id: string,
  stored: Saved,
  written: Written,
  restore: (written: Written) => void,
) {
  const [state, setState] = useState<SaveState>({
    saved: stored,
    isDirty: false,
    isSaving: false,
    failure: null,
  });
  const [saver] = useState(
    () =>
      new Saver(stored, {
        store: (text, version) => storeDraft(id, text, version),
        onState: setState,
      }),
  );
  const latest = useRef({ state, written, stored, restore });
  useEffect(() => {
    latest.current = { state, written, stored, restore };
    saver.write(written);
  }, [saver, state, written, stored, restore]);

  useEffect(() => {
    const kept = takeKeptText(id);
    if (!kept || saysTheSame(kept.written, latest.current.stored)) return;
    latest.current.restore(kept.written);
    saver.adopt(kept.saved);
    toast({ title: t("What was not saved is back"), tone: "info" });
  }, [id, saver]);

  useEffect(() => {
    const onDown = () => saver.hold(true);
    const onUp = () => saver.hold(false);
    const onBack = () => saver.nudge();
    const onLeave = () => {
      const { state: now, written: text } = latest.current;
      if (saysTheSame(text, now.saved)) return;
      keepText(id, { saved: now.saved, written: text });
      void saver.flush().then((version) => {
        if (version !== null) takeKeptText(id);
      });
    };
    const onVisibility = () => (document.hidden ? void saver.flush() : onBack());
    saver.hold(false);
    document.addEventListener("pointerdown", onDown, true);
    document.addEventListener("pointerup", onUp, true);
    document.addEventListener("pointercancel", onUp, true);
    document.addEventListener("visibilitychange", onVisibility);
    window.addEventListener("online", onBack);
    window.addEventListener("focus", onBack);
    window.addEventListener("pagehide", onLeave);
    return () => {
      document.removeEventListener("pointerdown", onDown, true);
      document.removeEventListener("pointerup", onUp, true);
      document.removeEventListener("pointercancel", onUp, true);
      document.removeEventListener("visibilitychange", onVisibility);
      window.removeEventListener("online", onBack);
      window.removeEventListener("focus", onBack);
      window.removeEventListener("pagehide", onLeave);
      onLeave();
      // Left: what fails now is not tried again.
      saver.hold(true);
    };
  }, [id, saver]);

  const flush = useCallback(() => saver.flush(), [saver]);
  const adopt = useCallback((saved: Saved) => saver.adopt(saved), [saver]);
  return { ...state, flush, adopt };
}
