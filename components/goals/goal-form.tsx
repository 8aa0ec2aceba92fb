"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { NumberField } from "@/components/ui/number-field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Segmented } from "@/components/ui/segmented";
import { DIRECTIONS, type Direction, type GoalBasis } from "@/lib/engine/goals";
import { type Goal, targetProblem } from "@/lib/goals/schema";
import { shownTarget, targetOf } from "@/lib/goals/schema/words";
import type { ColumnKind } from "@/lib/reports/schema";
import { goalTexts as texts } from "./goal-texts";

/** What is wanted of a figure. */
export type Terms = Pick<Goal, "direction" | "target" | "basis" | "lastDay">;

/** Asks for the terms of a goal; `children` say, or ask, of which figure. */
export function GoalForm({
  title,
  description,
  kind,
  currency,
  first,
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
  refused: { message?: string | undefined; fields: Record<string, string> };
  isPending: boolean;
  children?: ReactNode;
  /** A further button. */
  extra?: ReactNode;
  onSubmit: (terms: Terms) => void;
  onClose: () => void;
}) {
  const [direction, setDirection] = useState<Direction>(first.direction);
  const [basis, setBasis] = useState<GoalBasis>(first.basis);
  const [lastDay, setLastDay] = useState(first.lastDay);
  const [entered, setEntered] = useState({
    kind,
    shown: first.target === null ? null : shownTarget(first.target, kind, currency),
  });
  // In another unit the same number would mean something else.
  const shown = entered.kind === kind ? entered.shown : null;
  const target = shown === null ? null : targetOf(shown, kind, currency);
  const [isTried, setTried] = useState(false);
  const { message, fields } = refused;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (target === null || targetProblem(kind, target)) return;
    onSubmit({ direction, target, basis, lastDay });
  }

  // No limits of the field: it would make the nearest number of one that cannot be meant.
  const problem = target === null ? (isTried ? texts.missing : null) : targetProblem(kind, target);

  const unit = kind === "rate" || kind === "ratio" ? "%" : kind === "money" ? currency : null;
  const suffix = unit ?? texts.units[kind];
  return (
    <Dialog
      title={title}
      {...(description ? { description } : {})}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      footer={
        <>
          {extra}
          <Button onPress={onClose}>{texts.cancel}</Button>
          <Button type="submit" form="goal" variant="primary" isPending={isPending}>
            {texts.save}
          </Button>
        </>
      }
    >
      <form id="goal" onSubmit={submit} className="flex flex-col gap-4">
        <FormError message={message} />
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
              onChange={setDirection}
            />
          </div>
          <NumberField
            label={texts.target}
            className="w-40"
            value={shown}
            onChange={(next) => setEntered({ kind, shown: next })}
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
          onChange={setBasis}
        />
        <DateField
          label={texts.lastDay}
          className="w-44"
          value={lastDay}
          onChange={setLastDay}
          {...(fields.lastDay ? { error: fields.lastDay } : {})}
        />
      </form>
    </Dialog>
  );
}
