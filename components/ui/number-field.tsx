"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { type ReactNode, useRef } from "react";
import {
  Button,
  Group,
  Input,
  NumberField as RacNumberField,
  type NumberFieldProps as RacProps,
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
import { SayRefused } from "@/components/ui/number-refused";
import { TellTyped, useTyping } from "@/components/ui/number-typing";
import { uiTexts } from "@/components/ui/texts";

export interface NumberFieldProps
  extends FieldProps,
    Omit<
      RacProps,
      | "className"
      | "style"
      | "children"
      | "isInvalid"
      | "validationBehavior"
      | "value"
      | "defaultValue"
      | "onChange"
    > {
  /** null is an empty field. */
  value?: number | null;
  defaultValue?: number | null;
  onChange?: (value: number | null) => void;
  /** In place of `onChange` where there has to be a number: a field that is left empty takes its own back. */
  onNumber?: (value: number) => void;
  placeholder?: string;
  suffix?: ReactNode;
  /** Leaves out the step buttons where room is short; arrow keys still step. */
  hideSteps?: boolean;
}

const stepClass =
  "flex h-1/2 w-5 items-center justify-center text-ink-faint hover:text-ink data-disabled:opacity-40 [&_svg]:size-3";

/** A number, typed in the reader's own notation; arrow keys step. It counts after a short pause. */
export function NumberField({
  label,
  hideLabel,
  description,
  error,
  className,
  value,
  defaultValue,
  onChange,
  onNumber,
  placeholder,
  suffix,
  hideSteps = false,
  ...props
}: NumberFieldProps) {
  const { known, commit, type } = useTyping(
    value,
    onNumber ? (next) => next !== null && onNumber(next) : onChange,
  );
  const isTyped = useRef(false);
  const frame = useRef<HTMLDivElement>(null);
  const { minValue, maxValue, step, formatOptions } = props;
  return (
    <RacNumberField
      {...props}
      {...validity(error)}
      {...(known === undefined ? {} : { value: known ?? Number.NaN })}
      {...(defaultValue === undefined ? {} : { defaultValue: defaultValue ?? Number.NaN })}
      onChange={(next) => commit(Number.isNaN(next) ? null : next)}
      className={cn(fieldClass, className)}
    >
      <FieldLabel label={label} hide={hideLabel ?? false} isRequired={props.isRequired ?? false} />
      <Group ref={frame} className={groupClass}>
        <Input
          onInput={() => {
            isTyped.current = true;
          }}
          {...(placeholder === undefined ? {} : { placeholder })}
          className={cn(bareInputClass, "tabular")}
        />
        {suffix ? <span className="shrink-0 pr-2 text-ink-muted">{suffix}</span> : null}
        {hideSteps ? null : (
          <div className="flex h-full flex-col border-line border-l">
            <Button slot="increment" aria-label={uiTexts.increase} className={stepClass}>
              <ChevronUp />
            </Button>
            <Button slot="decrement" aria-label={uiTexts.decrease} className={stepClass}>
              <ChevronDown />
            </Button>
          </div>
        )}
      </Group>
      {value === undefined || known === undefined ? null : (
        <TellTyped onType={type} {...{ value, known, isTyped, minValue, maxValue, step }} />
      )}
      <SayRefused {...{ frame, formatOptions, minValue, maxValue, step }} />
      <FieldHelp description={description} error={error} />
    </RacNumberField>
  );
}
