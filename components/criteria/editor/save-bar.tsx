"use client";

import { Redo2, Undo2 } from "lucide-react";
import { memo, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";
import { t } from "@/lib/language";
import { countText } from "../words";
import { showSaveNotice } from "./save-notice";
import type { Draft } from "./use-draft";
import { DRAFT_PART } from "./use-steps";

/** Stays in sight while the draft is edited: its name, whether it is saved, what to do next. */
export function SaveBar({
  draft,
  onShowProblems,
  note,
  children,
}: {
  draft: Draft;
  onShowProblems: () => void;
  /** A line of its own below. */
  note: ReactNode;
  /** Further buttons, e.g. to propose. */
  children: ReactNode;
}) {
  const count = draft.problems.size;
  return (
    <div
      {...DRAFT_PART}
      className="sticky top-(--shell-head) z-20 -mx-4 flex flex-wrap items-end gap-x-3 gap-y-2 border-line border-b bg-canvas px-4 py-2 sm:-mx-6 sm:px-6"
    >
      <NameAndSteps
        name={draft.name}
        setName={draft.setName}
        undo={draft.undo}
        redo={draft.redo}
        mayUndo={draft.mayUndo}
        mayRedo={draft.mayRedo}
      />
      <div className="ml-auto flex flex-wrap items-center gap-2">
        {count > 0 ? (
          <Button size="sm" variant="ghost" onPress={onShowProblems}>
            {countText(count, "thing")} {t("to finish")}
          </Button>
        ) : null}
        <SaveStatus draft={draft} />
        {children}
      </div>
      {note}
    </div>
  );
}

/** Stands still while a slider moves. */
const NameAndSteps = memo(function NameAndSteps({
  name,
  setName,
  undo,
  redo,
  mayUndo,
  mayRedo,
}: Pick<Draft, "name" | "setName" | "undo" | "redo" | "mayUndo" | "mayRedo">) {
  return (
    <>
      <TextField
        label={t("Name of the version")}
        hideLabel
        value={name}
        maxLength={80}
        onChange={setName}
        className="min-w-40 max-w-sm flex-1"
      />
      <div className="flex">
        <IconButton
          label={t("Undo")}
          shortcut={t("Ctrl Z")}
          icon={<Undo2 aria-hidden="true" />}
          isDisabled={!mayUndo}
          onPress={undo}
          aria-keyshortcuts="Control+Z Meta+Z"
        />
        <IconButton
          label={t("Redo")}
          shortcut={t("Ctrl Shift Z")}
          icon={<Redo2 aria-hidden="true" />}
          isDisabled={!mayRedo}
          onPress={redo}
          aria-keyshortcuts="Control+Shift+Z Meta+Shift+Z"
        />
      </div>
    </>
  );
});

/** Saving is what always happens: it is read out only when it does not. */
function SaveStatus({ draft: { failure, isDirty, isSaving } }: { draft: Draft }) {
  const isStuck = failure !== null && !isSaving;
  const stuck = t("Not saved");
  return (
    <>
      <span
        role="status"
        aria-live="off"
        className={cn("min-w-16 text-right text-xs", isStuck ? "text-bad-ink" : "text-ink-muted")}
      >
        {isStuck ? stuck : isDirty || isSaving ? t("Saving…") : t("Saved")}
      </span>
      <span aria-live="polite" className="sr-only">
        {isStuck ? stuck : ""}
      </span>
      {isStuck ? (
        <Button size="sm" variant="ghost" onPress={showSaveNotice}>
          {t("Show why")}
        </Button>
      ) : null}
    </>
  );
}
