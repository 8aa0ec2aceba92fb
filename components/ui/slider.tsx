"use client";

import {
  Label,
  type SliderProps as RacProps,
  Slider as RacSlider,
  SliderFill,
  SliderOutput,
  SliderThumb,
  SliderTrack,
} from "react-aria-components";
import { cn } from "@/components/ui/cn";

export interface SliderProps
  extends Omit<RacProps<number>, "className" | "style" | "children" | "orientation"> {
  label: string;
  hideLabel?: boolean;
  /** Shown instead of the number, e.g. "+12 points". */
  valueText?: string;
  hideValue?: boolean;
  /** Where the fill starts; the minimum if not given. Use 0 for ranges with both signs. */
  fillFrom?: number;
  className?: string;
}

/** A number by dragging or arrow keys. `onChange` while dragging, `onChangeEnd` when let go. */
export function Slider({
  label,
  hideLabel = false,
  valueText,
  hideValue = false,
  fillFrom,
  className,
  ...props
}: SliderProps) {
  return (
    <RacSlider
      {...props}
      className={cn("flex min-w-24 flex-col gap-1 data-disabled:opacity-50", className)}
    >
      {hideLabel && hideValue ? (
        <Label className="sr-only">{label}</Label>
      ) : (
        <div className="flex items-baseline justify-between gap-2">
          <Label className={cn("font-medium text-xs", hideLabel && "sr-only")}>{label}</Label>
          {hideValue ? null : (
            <SliderOutput className="tabular ml-auto text-ink-muted text-xs">
              {({ state }) => valueText ?? state.getThumbValueLabel(0)}
            </SliderOutput>
          )}
        </div>
      )}
      <SliderTrack className="relative flex h-6 w-full items-center pointer-coarse:h-10">
        <span className="absolute inset-x-0 h-1 overflow-hidden rounded-full bg-line-strong">
          <SliderFill
            className="rounded-full bg-accent"
            {...(fillFrom === undefined ? {} : { offset: fillFrom })}
          />
        </span>
        <SliderThumb className="top-1/2 size-4 rounded-full border border-control bg-white shadow-card data-dragging:border-accent data-focus-visible:focus-ring" />
      </SliderTrack>
    </RacSlider>
  );
}
