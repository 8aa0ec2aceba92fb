"use client";

import { ChevronsUpDown } from "lucide-react";
import { Button, Popover, Select as RacSelect, SelectValue } from "react-aria-components";
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

export interface MultiSelectProps<T extends string> extends FieldProps {
  options: readonly Option<T>[];
  value: readonly T[];
  onChange: (value: T[]) => void;
  placeholder?: string;
  name?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
}

/** Any number of choices out of a known list. */
export function MultiSelect<T extends string>({
  label,
  hideLabel,
  description,
  error,
  className,
  options,
  value,
  onChange,
  placeholder = uiTexts.choose,
  ...props
}: MultiSelectProps<T>) {
  return (
    <RacSelect
      {...props}
      {...validity(error)}
      selectionMode="multiple"
      value={value}
      placeholder={placeholder}
      onChange={(keys) =>
        onChange(options.map((option) => option.value).filter((item) => keys.includes(item)))
      }
      className={cn(fieldClass, className)}
    >
      <FieldLabel label={label} hide={hideLabel ?? false} isRequired={props.isRequired ?? false} />
      <Button
        className={cn(controlClass, "flex items-center justify-between gap-2 pr-2 text-left")}
      >
        <SelectValue className="min-w-0 flex-1 truncate data-placeholder:text-ink-faint">
          {({ isPlaceholder, selectedText, defaultChildren }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
      </Button>
      <FieldHelp description={description} error={error} />
      <Popover offset={4} className={cn(popoverClass, "min-w-(--trigger-width)")}>
        <OptionList options={options} />
      </Popover>
    </RacSelect>
  );
}
