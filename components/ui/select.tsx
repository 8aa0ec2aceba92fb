"use client";

import { ChevronsUpDown } from "lucide-react";
import {
  Button,
  Popover,
  type SelectProps as RacProps,
  Select as RacSelect,
  SelectValue,
} from "react-aria-components";
import { cn } from "@/components/ui/cn";
import {
  controlClass,
  FieldHelp,
  FieldLabel,
  type FieldProps,
  fieldClass,
  validity,
} from "@/components/ui/field";
import { popoverClass } from "@/components/ui/option-styles";
import { type Option, OptionList } from "@/components/ui/options";
import { uiTexts } from "@/components/ui/texts";

type Passed = Omit<
  RacProps<object>,
  | "className"
  | "style"
  | "children"
  | "isInvalid"
  | "validationBehavior"
  | "value"
  | "defaultValue"
  | "onChange"
  | "selectedKey"
  | "defaultSelectedKey"
  | "onSelectionChange"
  | "selectionMode"
>;

export interface SelectProps<T extends string> extends FieldProps, Passed {
  options: readonly Option<T>[];
  value?: T | null;
  defaultValue?: T | null;
  onChange?: (value: T) => void;
}

/** One choice out of a list. With `name` it takes part in a form. */
export function Select<T extends string>({
  label,
  hideLabel,
  description,
  error,
  className,
  options,
  value,
  defaultValue,
  onChange,
  placeholder = uiTexts.choose,
  ...props
}: SelectProps<T>) {
  return (
    <RacSelect
      {...props}
      {...validity(error)}
      {...(value === undefined ? {} : { value })}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      placeholder={placeholder}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange?.(chosen.value);
      }}
      className={cn(fieldClass, className)}
    >
      <FieldLabel label={label} hide={hideLabel ?? false} isRequired={props.isRequired ?? false} />
      <Button
        className={cn(controlClass, "flex items-center justify-between gap-2 pr-2 text-left")}
      >
        <SelectValue className="min-w-0 flex-1 truncate data-placeholder:text-ink-faint [&_[slot=description]]:hidden [&_svg]:hidden" />
        <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
      </Button>
      <FieldHelp description={description} error={error} />
      <Popover offset={4} className={cn(popoverClass, "min-w-(--trigger-width)")}>
        <OptionList options={options} />
      </Popover>
    </RacSelect>
  );
}
