"use client";

import {
  Label,
  Slider as RacSlider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
} from "react-aria-components";
import { cn } from "@/components/ui/cn";
import { withinFrame } from "@/components/ui/within-frame";

export interface SliderProps {
  label: string;
  /** Keeps the label for screen readers only, and the value with it. */
  hideLabel?: boolean;
  value: number;
  minValue: number;
  maxValue: number;
  step?: number;
  onChange: (value: number) => void;
  /** Shown beside the label instead of the bare number. */
  valueText?: string;
  isDisabled?: boolean;
  className?: string;
}

/**
 * A number dragged along a line; the line is filled from zero. Where one scrolls by touch only the
 * knob takes hold, so that a thumb that passes by changes nothing.
 */
export function Slider({
  label,
  hideLabel = false,
  value,
  minValue,
  maxValue,
  onChange,
  valueText,
  className,
  ...props
}: SliderProps) {
  const shareOf = (at: number) => ((at - minValue) / (maxValue - minValue)) * 100;
  const origin = shareOf(Math.min(Math.max(0, minValue), maxValue));
  const place = shareOf(value);
  return (
    <RacSlider
      {...props}
      {...{ value, minValue, maxValue }}
      onChange={(next) =>
        withinFrame(() => onChange(Array.isArray(next) ? (next[0] ?? value) : next))
      }
      className={cn("flex min-w-0 flex-col gap-1 data-disabled:opacity-50", className)}
    >
      <div
        className={cn("flex items-baseline justify-between gap-2 text-xs", hideLabel && "sr-only")}
      >
        <Label className="font-medium">{label}</Label>
        <SliderOutput className="tabular text-ink-muted">{valueText ?? value}</SliderOutput>
      </div>
      <SliderTrack className="relative mx-2 h-5 pointer-coarse:pointer-events-none pointer-coarse:h-8">
        <span className="absolute inset-x-[-0.5rem] top-1/2 h-1 -translate-y-1/2 rounded-full bg-line-strong" />
        <span
          className="absolute top-1/2 h-1 -translate-y-1/2 rounded-full bg-accent"
          style={{
            left: `${Math.min(origin, place)}%`,
            width: `${Math.abs(place - origin)}%`,
          }}
        />
        {minValue < 0 ? (
          <span
            className="absolute top-1/2 h-2.5 w-px -translate-y-1/2 bg-ink-faint"
            style={{ left: `${origin}%` }}
          />
        ) : null}
        <SliderThumb className="pointer-events-auto top-1/2 size-4 rounded-full border-2 border-accent bg-raised shadow-card data-dragging:bg-accent data-focus-visible:focus-ring pointer-coarse:size-6" />
      </SliderTrack>
    </RacSlider>
  );
}
