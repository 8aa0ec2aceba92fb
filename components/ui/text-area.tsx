"use client";

import { TextArea as RacTextArea, TextField, type TextFieldProps } from "react-aria-components";
import { cn } from "@/components/ui/cn";
import {
  controlClass,
  FieldHelp,
  FieldLabel,
  type FieldProps,
  fieldClass,
  validity,
} from "@/components/ui/field";

export interface TextAreaProps
  extends FieldProps,
    Omit<TextFieldProps, "className" | "style" | "children" | "isInvalid" | "validationBehavior"> {
  placeholder?: string;
  rows?: number;
}

/** Several lines of text; grows with its content where the browser can. */
export function TextArea({
  label,
  hideLabel,
  description,
  error,
  className,
  placeholder,
  rows = 3,
  ...props
}: TextAreaProps) {
  return (
    <TextField {...props} {...validity(error)} className={cn(fieldClass, className)}>
      <FieldLabel label={label} hide={hideLabel ?? false} isRequired={props.isRequired ?? false} />
      <RacTextArea
        rows={rows}
        {...(placeholder === undefined ? {} : { placeholder })}
        className={cn(
          controlClass,
          "field-sizing-content scroll-thin h-auto max-h-96 min-h-16 resize-y py-1.5 pointer-coarse:h-auto",
        )}
      />
      <FieldHelp description={description} error={error} />
    </TextField>
  );
}
