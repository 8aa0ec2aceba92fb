"use client";

import { Slider as RacSlider, SliderThumb, SliderTrack } from "react-aria-components";
import { cn } from "@/components/ui/cn";
import { withinFrame } from "@/components/ui/within-frame";

export interface LineSliderProps {
  /** Spoken; what the line stands for. */
  label: string;
  /** On the handle, beside the line. */
  valueText: string;
  value: number;
  minValue: number;
  maxValue: number;
  onChange: (value: number) => void;
  className?: string;
}

/**
 * A vertical line that is dragged across what lies below it, such as a chart. Lay it over the
 * plot exactly; it lets the pointer through beside the line.
 */
export function LineSlider({
  label,
  valueText,
  value,
  minValue,
  maxValue,
  onChange,
  className,
}: LineSliderProps) {
  const isRight = value - minValue > (maxValue - minValue) * 0.7;
  return (
    <RacSlider
      aria-label={label}
      {...{ value, minValue, maxValue }}
      onChange={(next) =>
        withinFrame(() => onChange(Array.isArray(next) ? (next[0] ?? value) : next))
      }
      className={cn("pointer-events-none", className)}
    >
      <SliderTrack className="relative h-full w-full">
        <SliderThumb className="group pointer-events-auto top-1/2 h-full w-5 cursor-ew-resize outline-none pointer-coarse:w-9">
          <span className="absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 bg-ink" />
          <span
            className={cn(
              "tabular absolute top-0 flex h-5 items-center whitespace-nowrap rounded-sm bg-ink px-1.5 font-medium text-2xs text-surface group-data-focus-visible:focus-ring group-data-dragging:bg-accent group-data-dragging:text-on-accent",
              isRight ? "right-1/2 rounded-tr-none" : "left-1/2 rounded-tl-none",
            )}
          >
            {valueText}
          </span>
        </SliderThumb>
      </SliderTrack>
    </RacSlider>
  );
}
