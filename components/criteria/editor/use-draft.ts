"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { saveDraft } from "@/lib/criteria/actions";
import type { VersionView } from "@/lib/criteria/schema";
import { type Names, namesOf } from "@/lib/engine/conditions/contract";
import { type Criteria, criteriaSchema } from "@/lib/engine/criteria";
import { validateCriteria } from "@/lib/engine/validate";
import type { Failure } from "@/lib/operations/outcome";
import { unreachable } from "../use-operation";
import { useSteps } from "./use-steps";
import { useUnsavedWarning } from "./use-unsaved-warning";

interface Written {
  name: string;
  body: Criteria;
}

interface Saved extends Written {
  version: number;
}

/** What is wrong with a draft: path → message in the order of the editor. */
function problemsOf(name: string, body: Criteria, names: Names): Map<string, string> {
  const problems = new Map<string, string>();
  if (name.trim() === "") problems.set("name", "Give the version a name.");
  const parsed = criteriaSchema.safeParse(body);
  const shape = parsed.success ? [] : parsed.error.issues;
  for (const { path, message } of [...shape, ...validateCriteria(body, names)]) {
    const key = path.join(".");
    if (!problems.has(key)) problems.set(key, message);
  }
  return problems;
}

/** A draft being edited: what was typed, what was saved, and what stands between the two. */
export function useDraft(view: VersionView) {
  const router = useRouter();
  const names = useMemo(() => namesOf(view.attributes), [view.attributes]);
  const [saved, setSaved] = useState<Saved>({
    version: view.version,
    name: view.name,
    body: view.body,
  });
  const steps = useSteps<Written>({ name: view.name, body: view.body });
  const { name, body } = steps.value;
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isDirty = useMemo(
    () => name !== saved.name || JSON.stringify(body) !== JSON.stringify(saved.body),
    [name, body, saved],
  );
  const problems = useMemo(() => problemsOf(name, body, names), [name, body, names]);
  useUnsavedWarning(isDirty);

  /** Tells the version that is stored now; null when saving was refused. */
  async function save(): Promise<number | null> {
    if (isSaving) return null;
    if (!isDirty) return saved.version;
    setSaving(true);
    const outcome = await saveDraft({ id: view.id, version: saved.version, name, body }).catch(
      unreachable,
    );
    setSaving(false);
    setFailure(outcome.ok ? null : outcome);
    if (!outcome.ok) return null;
    setSaved({ version: outcome.value.version, name, body });
    toast({ title: "Draft saved", tone: "good" });
    router.refresh();
    return outcome.value.version;
  }

  /** Goes on from what somebody else saved: with it, or with one's own on top of it. */
  function adopt(theirs: Saved, keep: "mine" | "theirs"): void {
    setSaved(theirs);
    setFailure(null);
    if (keep === "theirs") steps.edit(() => ({ name: theirs.name, body: theirs.body }));
  }

  useSaveKey(save);
  // Keeps its identity, so that charts which may change the draft are not drawn anew with it.
  const { edit } = steps;
  const change = useCallback(
    (part: Partial<Criteria>) => edit((old) => ({ ...old, body: { ...old.body, ...part } })),
    [edit],
  );
  return {
    names,
    name,
    setName: (next: string) => steps.edit((old) => ({ ...old, name: next })),
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
    save,
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
