"use client";

import { ChevronsUpDown } from "lucide-react";
import { Button, Group, Input, Popover, ComboBox as RacComboBox } from "react-aria-components";
import { cn } from "@/components/ui/cn";
import {
  bareInputClass,
  FieldHelp,
  FieldLabel,
  type FieldProps,
  fieldClass,
  groupClass,
  validity,
} from "@/components/ui/field";
import { popoverClass } from "@/components/ui/option-styles";
import { ComboOptions, type Option } from "@/components/ui/options";
import { uiTexts } from "@/components/ui/texts";

export interface ComboBoxProps<T extends string> extends FieldProps {
  options: readonly Option<T>[];
  value?: T | null;
  defaultValue?: T | null;
  onChange?: (value: T | null) => void;
  inputValue?: string;
  onInputChange?: (text: string) => void;
  /** The caller filters `options` itself, e.g. on the server. */
  isFilteredByCaller?: boolean;
  /** Any text is a value; it arrives by `onInputChange`. */
  allowsCustomValue?: boolean;
  placeholder?: string;
  name?: string;
  autoFocus?: boolean;
  isDisabled?: boolean;
  isRequired?: boolean;
}

/** One choice out of a long list, found by typing. */
export function ComboBox<T extends string>({
  label,
  hideLabel,
  description,
  error,
  className,
  options,
  value,
  defaultValue,
  onChange,
  isFilteredByCaller = false,
  placeholder,
  ...props
}: ComboBoxProps<T>) {
  const items = options.map((option) => ({ id: option.value, option }));
  return (
    <RacComboBox
      {...props}
      {...validity(error)}
      {...(value === undefined ? {} : { value })}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      {...(isFilteredByCaller ? { items } : { defaultItems: items })}
      // With nothing typed nothing is found: no list of nothing covers what the focus passes by.
      allowsEmptyCollection={props.inputValue !== ""}
      menuTrigger="focus"
      onChange={(key) => onChange?.(options.find((option) => option.value === key)?.value ?? null)}
      className={cn(fieldClass, className)}
    >
      <FieldLabel label={label} hide={hideLabel ?? false} isRequired={props.isRequired ?? false} />
      <Group className={groupClass}>
        <Input
          {...(placeholder === undefined ? {} : { placeholder })}
          className={cn(bareInputClass, "pr-0")}
        />
        {/* Its own words for it are English in what the server draws, and stay so. */}
        <Button
          aria-label={uiTexts.showSuggestions}
          className="flex h-full items-center px-2 text-ink-faint"
        >
          <ChevronsUpDown aria-hidden="true" className="size-3.5" />
        </Button>
      </Group>
      <FieldHelp description={description} error={error} />
      <Popover offset={4} className={cn(popoverClass, "w-(--trigger-width)")}>
        <ComboOptions />
      </Popover>
    </RacComboBox>
  );
}
