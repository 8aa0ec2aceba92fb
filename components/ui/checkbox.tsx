"use client";

import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from "react-aria-components";
import { cn } from "@/components/ui/cn";
import { FieldHelp, validity } from "@/components/ui/field";

export interface CheckboxProps
  extends Omit<
    CheckboxFieldProps,
    "className" | "style" | "children" | "isInvalid" | "validationBehavior"
  > {
  label: ReactNode;
  /** Keeps the label for screen readers only, e.g. in a table row. */
  hideLabel?: boolean;
  description?: ReactNode;
  error?: string | undefined;
  className?: string;
}

/** Yes or no, sent with a form or acting on rows; for settings that act at once use Switch. */
export function Checkbox({
  label,
  hideLabel = false,
  description,
  error,
  className,
  ...props
}: CheckboxProps) {
  return (
    <CheckboxField {...props} {...validity(error)} className={cn("flex flex-col gap-1", className)}>
      <CheckboxButton className="group flex min-h-6 cursor-default items-start gap-2 py-0.5 text-sm data-disabled:opacity-50">
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-sm border border-control bg-surface text-on-accent group-data-focus-visible:focus-ring group-data-indeterminate:border-accent group-data-indeterminate:bg-accent group-data-invalid:border-bad group-data-selected:border-accent group-data-selected:bg-accent">
              {isIndeterminate ? (
                <Minus aria-hidden="true" className="size-3" strokeWidth={3} />
              ) : isSelected ? (
                <Check aria-hidden="true" className="size-3" strokeWidth={3} />
              ) : null}
            </span>
            <span className={cn(hideLabel && "sr-only")}>{label}</span>
          </>
        )}
      </CheckboxButton>
      <div className="flex flex-col pl-6 empty:hidden">
        <FieldHelp description={description} error={error} />
      </div>
    </CheckboxField>
  );
}
