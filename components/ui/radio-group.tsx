"use client";

import type { ReactNode } from "react";
import { RadioGroup as RacRadioGroup, RadioButton, RadioField, Text } from "react-aria-components";
import { cn } from "@/components/ui/cn";
import { FieldHelp, FieldLabel, type FieldProps, validity } from "@/components/ui/field";

export interface RadioOption<T extends string> {
  value: T;
  label: ReactNode;
  description?: ReactNode;
  isDisabled?: boolean;
}

export interface RadioGroupProps<T extends string> extends FieldProps {
  options: readonly RadioOption<T>[];
  value?: T | null;
  defaultValue?: T | null;
  onChange?: (value: T) => void;
  orientation?: "vertical" | "horizontal";
  name?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
}

/** One choice out of a few that are all worth reading. */
export function RadioGroup<T extends string>({
  label,
  hideLabel,
  description,
  error,
  className,
  options,
  value,
  defaultValue,
  onChange,
  orientation = "vertical",
  ...props
}: RadioGroupProps<T>) {
  return (
    <RacRadioGroup
      {...props}
      {...validity(error)}
      {...(value === undefined ? {} : { value })}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      orientation={orientation}
      onChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onChange?.(chosen.value);
      }}
      className={cn("flex flex-col gap-1.5", className)}
    >
      <FieldLabel label={label} hide={hideLabel ?? false} isRequired={props.isRequired ?? false} />
      <div
        className={cn(
          "flex gap-x-5 gap-y-1.5",
          orientation === "vertical" ? "flex-col" : "flex-wrap",
        )}
      >
        {options.map((option) => (
          <RadioField
            key={option.value}
            value={option.value}
            isDisabled={option.isDisabled ?? false}
          >
            <RadioButton className="group flex min-h-6 cursor-default items-start gap-2 py-0.5 text-sm data-disabled:opacity-50">
              <span className="mt-0.5 flex size-4 shrink-0 rounded-full border border-control bg-surface group-data-focus-visible:focus-ring group-data-selected:border-5 group-data-selected:border-accent" />
              <span>{option.label}</span>
            </RadioButton>
            {option.description ? (
              <Text slot="description" className="block pl-6 text-ink-muted text-xs">
                {option.description}
              </Text>
            ) : null}
          </RadioField>
        ))}
      </div>
      <FieldHelp description={description} error={error} />
    </RacRadioGroup>
  );
}
