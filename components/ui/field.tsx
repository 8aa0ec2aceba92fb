"use client";

import type { ReactNode } from "react";
import { FieldError, Label, Text } from "react-aria-components";
import { cn } from "@/components/ui/cn";
import { uiTexts } from "@/components/ui/texts";

/** What every form control takes beside its value. */
export interface FieldProps {
  label: string;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  description?: ReactNode;
  /** A refusal in words; marks the field as invalid while it is there. */
  error?: string | undefined;
  className?: string;
}

/**
 * Validation that never blocks sending: the server decides, so a field that was refused once must
 * not keep its form shut.
 */
export function validity(error: string | undefined) {
  return error
    ? ({ validationBehavior: "aria", isInvalid: true } as const)
    : ({ validationBehavior: "aria" } as const);
}

export const fieldClass = "flex min-w-0 flex-col gap-1";

/** Frame of a text-like control; `group` covers wrappers whose focus lies within. */
export const controlClass =
  "h-8 w-full min-w-0 rounded-md border border-control bg-surface px-2.5 text-sm text-ink transition-colors hover:border-ink-faint data-disabled:opacity-50 data-invalid:border-bad pointer-coarse:h-10";
export const groupClass = cn(
  controlClass,
  "flex items-center gap-1 px-0 data-focus-within:focus-ring focus-within:focus-ring focus-within:-outline-offset-1",
);
export const bareInputClass =
  "h-full w-full min-w-0 flex-1 bg-transparent px-2.5 outline-none disabled:opacity-50";

export function FieldLabel({
  label,
  hide = false,
  isRequired = false,
}: {
  label: string;
  hide?: boolean;
  isRequired?: boolean;
}) {
  return (
    <Label className={cn("font-medium text-ink text-xs", hide && "sr-only")}>
      {label}
      {isRequired ? (
        <span className="text-bad-ink" title={uiTexts.required}>
          {" *"}
        </span>
      ) : null}
    </Label>
  );
}

export function FieldHelp({
  description,
  error,
}: {
  description?: ReactNode;
  error?: string | undefined;
}) {
  return (
    <>
      {description ? (
        <Text slot="description" className="text-ink-muted text-xs">
          {description}
        </Text>
      ) : null}
      <FieldError className="font-medium text-bad-ink text-xs">{error}</FieldError>
    </>
  );
}
