"use client";

import { DateField } from "@/components/ui/date-field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { type ExitStage, reasonFits } from "@/lib/engine/stages";
import type { MoveDraft, MoveReason } from "./move-draft";
import { moveTexts } from "./texts";

export interface ExitFieldsProps {
  draft: MoveDraft;
  onChange: (change: Partial<MoveDraft>) => void;
  errors: Record<string, string>;
  reasons: readonly MoveReason[];
  /** Today in the workspace, ISO: nothing is planned before it. */
  today: string;
}

/** What the next person should know; why, where it must be said. */
export function NoteField({
  draft,
  onChange,
  errors,
  isRequired = false,
}: Pick<ExitFieldsProps, "draft" | "onChange" | "errors"> & { isRequired?: boolean }) {
  return (
    <TextArea
      label={isRequired ? moveTexts.noteWhy : moveTexts.note}
      placeholder={moveTexts.notePlaceholder}
      rows={2}
      value={draft.note}
      onChange={(note) => onChange({ note })}
      maxLength={4000}
      error={errors.note}
      isRequired={isRequired}
      autoFocus={isRequired}
    />
  );
}

/** Why a lead goes, and when to look at it again. */
export function ExitFields(props: ExitFieldsProps & { to: ExitStage }) {
  const { to, draft, onChange, errors, reasons } = props;
  const fitting = reasons.filter((one) => !one.retiredAt && reasonFits(one.kind, to));
  return (
    <div className="flex flex-col gap-3">
      <Select
        label={moveTexts.reason}
        description={moveTexts.reasonHelp}
        options={fitting.map((one) => ({
          value: one.id,
          label: one.label,
          ...(one.needsAttempts ? { description: moveTexts.needsAttempts } : {}),
        }))}
        value={draft.reasonId}
        onChange={(reasonId) => onChange({ reasonId })}
        error={errors.reasonId}
        isRequired
        autoFocus
      />
      {to === "nurture" ? <UntilField {...props} isRequired /> : null}
      <NoteField {...props} />
    </div>
  );
}

/** Why a disqualified lead comes back. */
export function ReopenFields(props: ExitFieldsProps) {
  return (
    <div className="flex flex-col gap-3">
      <NoteField {...props} isRequired />
      <UntilField {...props} />
    </div>
  );
}

function UntilField({
  draft,
  onChange,
  errors,
  today,
  isRequired = false,
}: ExitFieldsProps & { isRequired?: boolean }) {
  return (
    <DateField
      label={moveTexts.until}
      value={draft.until}
      onChange={(until) => onChange({ until })}
      min={today}
      error={errors.nurtureUntil}
      isRequired={isRequired}
    />
  );
}
