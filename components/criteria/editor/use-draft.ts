"use client";

import { useCallback, useEffect, useMemo, useRef } from "react";
import { toast } from "@/components/ui/toast";
import { useUnsavedWarning } from "@/components/ui/use-unsaved-warning";
import type { VersionView } from "@/lib/criteria/schema";
import { namesOf } from "@/lib/engine/conditions/contract";
import type { Criteria } from "@/lib/engine/criteria";
import { t } from "@/lib/language";
import { problemsOf } from "./problems";
import { type Saved, saysTheSame, type Written } from "./saver";
import { useLiveDraft } from "./use-live-draft";
import { useSaver } from "./use-saver";
import { useSteps } from "./use-steps";

/** A draft being edited: what was typed, what was saved, and what stands between the two. */
export function useDraft(view: VersionView) {
  const names = useMemo(() => namesOf(view.attributes), [view.attributes]);
  const stored = useMemo<Saved>(
    () => ({ version: view.version, name: view.name, body: view.body }),
    [view],
  );
  const steps = useSteps<Written>({ name: view.name, body: view.body });
  const { name, body } = steps.value;
  const { edit, restart } = steps;
  const restore = useCallback((text: Written) => edit(() => text), [edit]);
  const saver = useSaver(view.id, stored, steps.value, restore);
  const { saved, isDirty, isSaving, flush, adopt: goOnFrom } = saver;
  const gone = useLiveDraft(view.id);
  const failure = gone ?? saver.failure;
  const problems = useMemo(() => problemsOf(name, body, names), [name, body, names]);
  useUnsavedWarning(isDirty, failure !== null);

  // Somebody else's save shows at once where nothing of one's own stands against it.
  useEffect(() => {
    const isNews = stored.version > saved.version && !isSaving;
    if (!isNews || !saysTheSame({ name, body }, saved)) return;
    restart({ name: stored.name, body: stored.body });
    goOnFrom(stored);
    toast({ title: t("This draft was changed elsewhere: you see it as it is now"), tone: "info" });
  }, [stored, saved, name, body, isSaving, restart, goOnFrom]);

  /** Goes on from what somebody else saved, with this text: theirs, one's own, or both in one. */
  function adopt(theirs: Saved, { name, body }: Written): void {
    edit(() => ({ name, body }));
    goOnFrom(theirs);
  }

  useSaveKey(flush);
  // Keeps its identity, so that charts which may change the draft are not drawn anew with it.
  const setName = useCallback((next: string) => edit((old) => ({ ...old, name: next })), [edit]);
  const change = useCallback(
    (part: Partial<Criteria>) => edit((old) => ({ ...old, body: { ...old.body, ...part } })),
    [edit],
  );
  return {
    names,
    name,
    setName,
    body,
    change,
    undo: steps.undo,
    redo: steps.redo,
    mayUndo: steps.mayUndo,
    mayRedo: steps.mayRedo,
    saved,
    isDirty,
    isSaving,
    failure,
    problems,
    /** Saves now; tells the version that is stored, or null when that was refused. */
    save: flush,
    adopt,
  };
}

export type Draft = ReturnType<typeof useDraft>;

/** Ctrl or ⌘ S saves; a field that takes its value on leaving gives it up first. */
function useSaveKey(save: () => Promise<unknown>): void {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      const field = document.activeElement;
      if (field instanceof HTMLElement) field.blur();
      setTimeout(() => {
        if (field instanceof HTMLElement) field.focus();
        void latest.current();
      });
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
