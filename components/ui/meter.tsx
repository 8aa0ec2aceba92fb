"use client";

import { Label, Meter as RacMeter, ProgressBar as RacProgressBar } from "react-aria-components";
import { cn } from "@/components/ui/cn";

type BarTone = "accent" | "good" | "warn" | "bad";
const fills: Record<BarTone, string> = {
  accent: "bg-accent",
  good: "bg-good",
  warn: "bg-warn",
  bad: "bg-bad",
};

interface BarProps {
  label: string;
  hideLabel?: boolean;
  /** Shown and spoken instead of the percentage. */
  valueText?: string;
  hideValue?: boolean;
  minValue?: number;
  maxValue?: number;
  tone?: BarTone;
  className?: string;
}

export interface MeterProps extends BarProps {
  value: number;
  /** A value that is to be reached, marked across the bar. */
  mark?: number;
}

/** How full something is: a quantity within known limits. */
export function Meter({
  label,
  hideLabel,
  valueText,
  hideValue,
  tone = "accent",
  mark,
  className,
  ...props
}: MeterProps) {
  const { minValue = 0, maxValue = 100 } = props;
  const share = mark === undefined ? undefined : (mark - minValue) / (maxValue - minValue);
  return (
    <RacMeter
      {...props}
      {...(valueText === undefined ? {} : { valueLabel: valueText })}
      className={cn("flex min-w-16 flex-col gap-1", className)}
    >
      {({ percentage, valueText: text }) => (
        <Bar {...{ label, hideLabel, hideValue, tone, percentage, text, mark: share }} />
      )}
    </RacMeter>
  );
}

export interface ProgressBarProps extends BarProps {
  /** Leave out while the length of the work is unknown. */
  value?: number;
}

/** How far a task has come. */
export function ProgressBar({
  label,
  hideLabel,
  valueText,
  hideValue,
  tone = "accent",
  value,
  className,
  ...props
}: ProgressBarProps) {
  return (
    <RacProgressBar
      {...props}
      {...(value === undefined ? { isIndeterminate: true } : { value })}
      {...(valueText === undefined ? {} : { valueLabel: valueText })}
      className={cn("flex min-w-16 flex-col gap-1", className)}
    >
      {({ percentage, valueText: text }) => (
        <Bar {...{ label, hideLabel, hideValue, tone, percentage, text }} />
      )}
    </RacProgressBar>
  );
}

function Bar({
  label,
  hideLabel = false,
  hideValue = false,
  tone,
  percentage,
  text,
  mark,
}: {
  label: string;
  hideLabel?: boolean | undefined;
  hideValue?: boolean | undefined;
  tone: BarTone;
  percentage: number | undefined;
  text: string | undefined;
  /** From 0 to 1. */
  mark?: number | undefined;
}) {
  return (
    <>
      <div
        className={cn(
          "flex items-baseline justify-between gap-2 text-xs",
          hideLabel && hideValue && "sr-only",
        )}
      >
        <Label className={cn("font-medium", hideLabel && "sr-only")}>{label}</Label>
        {hideValue ? null : <span className="tabular ml-auto text-ink-muted">{text}</span>}
      </div>
      <div className="relative">
        <div className="h-1.5 overflow-hidden rounded-full bg-line-strong">
          <div
            className={cn(
              "h-full rounded-full",
              fills[tone],
              percentage === undefined && "w-2/5 animate-pulse",
            )}
            style={percentage === undefined ? undefined : { width: `${percentage}%` }}
          />
        </div>
        {mark !== undefined && mark > 0 && mark <= 1 ? (
          <span
            aria-hidden="true"
            className="-inset-y-0.5 -translate-x-1/2 absolute w-0.5 rounded-full bg-ink"
            style={{ left: `${mark * 100}%` }}
          />
        ) : null}
      </div>
    </>
  );
}
