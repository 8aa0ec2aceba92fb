"use client";

import { type CalendarDate, parseDate } from "@internationalized/date";
import { CalendarDays, ChevronLeft, ChevronRight } from "lucide-react";
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarHeading,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Popover,
} from "react-aria-components";
import { iconButtonClass } from "@/components/ui/button-styles";
import { cn } from "@/components/ui/cn";
import {
  FieldHelp,
  FieldLabel,
  type FieldProps,
  fieldClass,
  groupClass,
  validity,
} from "@/components/ui/field";
import { popoverClass } from "@/components/ui/option-styles";
import { uiTexts } from "@/components/ui/texts";

export interface DateFieldProps extends FieldProps {
  /** ISO date, "2026-11-22"; null is an empty field. */
  value?: string | null;
  defaultValue?: string | null;
  onChange?: (value: string | null) => void;
  /** Earliest and latest date that may be chosen, ISO. */
  min?: string;
  max?: string;
  name?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
  autoFocus?: boolean;
}

function toDate(iso: string | null): CalendarDate | null {
  return iso === null || iso === "" ? null : parseDate(iso);
}

/** A calendar day, typed or picked, in the order of day and month that the reader is used to. */
export function DateField({
  label,
  hideLabel,
  description,
  error,
  className,
  value,
  defaultValue,
  onChange,
  min,
  max,
  ...props
}: DateFieldProps) {
  return (
    <DatePicker
      {...props}
      {...validity(error)}
      {...(value === undefined ? {} : { value: toDate(value) })}
      {...(defaultValue === undefined ? {} : { defaultValue: toDate(defaultValue) })}
      {...(min === undefined ? {} : { minValue: parseDate(min) })}
      {...(max === undefined ? {} : { maxValue: parseDate(max) })}
      onChange={(next) => onChange?.(next ? next.toString() : null)}
      className={cn(fieldClass, className)}
    >
      <FieldLabel label={label} hide={hideLabel ?? false} isRequired={props.isRequired ?? false} />
      <Group className={cn(groupClass, "min-w-36")}>
        <DateInput className="tabular flex h-full flex-1 items-center px-2 outline-none">
          {(segment) => (
            <DateSegment
              segment={segment}
              className="rounded-sm px-0.5 outline-none data-focused:bg-accent data-placeholder:text-ink-faint data-focused:text-on-accent"
            />
          )}
        </DateInput>
        <Button
          aria-label={uiTexts.openCalendar}
          className="mr-0.5 flex size-7 items-center justify-center rounded-sm text-ink-faint hover:text-ink"
        >
          <CalendarDays aria-hidden="true" className="size-4" />
        </Button>
      </Group>
      <FieldHelp description={description} error={error} />
      <Popover offset={4} className={cn(popoverClass, "p-3")}>
        <Dialog className="outline-none">
          <MonthGrid />
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

function MonthGrid() {
  return (
    <Calendar>
      <header className="flex items-center justify-between pb-2">
        <Button
          slot="previous"
          aria-label={uiTexts.previousMonth}
          className={iconButtonClass("ghost", "sm")}
        >
          <ChevronLeft aria-hidden="true" />
        </Button>
        <CalendarHeading className="font-medium text-sm" />
        <Button
          slot="next"
          aria-label={uiTexts.nextMonth}
          className={iconButtonClass("ghost", "sm")}
        >
          <ChevronRight aria-hidden="true" />
        </Button>
      </header>
      <CalendarGrid className="tabular [&_th]:size-8 [&_th]:font-normal [&_th]:text-ink-faint [&_th]:text-xs">
        {(date) => (
          <CalendarCell
            date={date}
            className="flex size-8 items-center justify-center rounded-md text-sm data-outside-month:hidden data-hovered:bg-hover data-selected:bg-accent data-disabled:text-ink-faint data-unavailable:text-ink-faint data-selected:text-on-accent data-disabled:opacity-50 data-focus-visible:focus-ring"
          />
        )}
      </CalendarGrid>
    </Calendar>
  );
}
