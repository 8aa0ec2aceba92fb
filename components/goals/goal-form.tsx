"use client";

import { type ReactNode, useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { DateField } from "@/components/ui/date-field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKeptFields } from "@/components/ui/kept";
import { NumberField } from "@/components/ui/number-field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Segmented } from "@/components/ui/segmented";
import { DIRECTIONS } from "@/lib/engine/goals";
import { type Goal, targetProblem } from "@/lib/goals/schema";
import { shownTarget, targetOf } from "@/lib/goals/schema/words";
import type { Failure } from "@/lib/operations/outcome";
import type { ColumnKind } from "@/lib/reports/schema";
import { goalTexts as texts } from "./goal-texts";

/** What is wanted of a figure. */
export type Terms = Pick<Goal, "direction" | "target" | "basis" | "lastDay">;

/** What is entered; the number is in the unit of its kind. */
interface Draft extends Omit<Terms, "target"> {
  kind: ColumnKind;
  shown: number | null;
}

/** Asks for the terms of a goal; `children` say, or ask, of which figure. */
export function GoalForm({
  title,
  description,
  kind,
  currency,
  first,
  keptAs,
  refused,
  isPending,
  children,
  extra,
  onSubmit,
  onClose,
}: {
  title: string;
  description?: string;
  kind: ColumnKind;
  currency: string;
  /** The terms to begin with. */
  first: Omit<Terms, "target"> & { target: number | null };
  /** By which what was entered is known when the form is opened again. */
  keptAs: string;
  refused: { failure: Failure | undefined; fields: Record<string, string> };
  isPending: boolean;
  children?: ReactNode;
  /** A further button. */
  extra?: ReactNode;
  /** Tells whether they were taken. */
  onSubmit: (terms: Terms) => Promise<boolean>;
  onClose: () => void;
}) {
  const [draft, change, clearDraft] = useKeptFields<Draft>(keptAs, {
    direction: first.direction,
    basis: first.basis,
    lastDay: first.lastDay,
    kind,
    shown: first.target === null ? null : shownTarget(first.target, kind, currency),
  });
  const { direction, basis, lastDay } = draft;
  // In another unit the same number would mean something else.
  const shown = draft.kind === kind ? draft.shown : null;
  const target = shown === null ? null : targetOf(shown, kind, currency);
  const [isTried, setTried] = useState(false);
  const { failure, fields } = refused;

  async function submit() {
    setTried(true);
    if (target === null || targetProblem(kind, target)) return;
    if (await onSubmit({ direction, target, basis, lastDay })) clearDraft();
  }

  // No limits of the field: it would make the nearest number of one that cannot be meant.
  const problem = target === null ? (isTried ? texts.missing : null) : targetProblem(kind, target);

  const unit = kind === "rate" || kind === "ratio" ? "%" : kind === "money" ? currency : null;
  const suffix = unit ?? texts.units[kind];
  return (
    <FormDialog
      title={title}
      {...(description ? { description } : {})}
      action={texts.save}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
      extra={extra}
    >
      <Refusal failure={failure} />
      {children}
      <div className="flex flex-wrap items-end gap-3">
        <div className="flex flex-col gap-1">
          <span aria-hidden="true" className="font-medium text-xs">
            {texts.direction}
          </span>
          <Segmented
            label={texts.direction}
            value={direction}
            options={DIRECTIONS.map((value) => ({ value, label: texts.directions[value] }))}
            onChange={(next) => change({ direction: next })}
          />
        </div>
        <NumberField
          label={texts.target}
          className="w-40"
          value={shown}
          onChange={(next) => change({ kind, shown: next })}
          {...(suffix ? { suffix } : {})}
          error={problem ?? fields.target}
          isRequired
          hideSteps
        />
      </div>
      <RadioGroup
        label={texts.basis}
        value={basis}
        options={[
          { value: "interval", label: texts.interval, description: texts.intervalHint },
          { value: "value", label: texts.value, description: texts.valueHint },
        ]}
        onChange={(next) => change({ basis: next })}
      />
      <DateField
        label={texts.lastDay}
        className="w-44"
        value={lastDay}
        onChange={(next) => change({ lastDay: next })}
        {...(fields.lastDay ? { error: fields.lastDay } : {})}
      />
    </FormDialog>
  );
}
