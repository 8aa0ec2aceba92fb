"use client";

import type { ReactNode, Ref } from "react";
import {
  Group,
  Input,
  type TextFieldProps as RacProps,
  TextField as RacTextField,
} from "react-aria-components";
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

export interface TextFieldProps
  extends FieldProps,
    Omit<RacProps, "className" | "style" | "children" | "isInvalid" | "validationBehavior"> {
  placeholder?: string;
  /** Shown inside the frame before and after the text, e.g. a unit. */
  prefix?: ReactNode;
  suffix?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
  /** Shown on hover: the whole text, where the field may be too narrow for it. */
  title?: string;
}

/** One line of text. */
export function TextField({
  label,
  hideLabel,
  description,
  error,
  className,
  placeholder,
  prefix,
  suffix,
  inputRef,
  title,
  ...props
}: TextFieldProps) {
  return (
    <RacTextField {...props} {...validity(error)} className={cn(fieldClass, className)}>
      <FieldLabel label={label} hide={hideLabel ?? false} isRequired={props.isRequired ?? false} />
      <Group
        className={cn(groupClass, props.isReadOnly && "border-line bg-sunken hover:border-line")}
      >
        {prefix ? <span className="pl-2.5 text-ink-muted">{prefix}</span> : null}
        <Input
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
          title={title}
          className={bareInputClass}
        />
        {suffix ? <span className="pr-2.5 text-ink-muted">{suffix}</span> : null}
      </Group>
      <FieldHelp description={description} error={error} />
    </RacTextField>
  );
}
