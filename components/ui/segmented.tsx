"use client";

import type { ReactNode } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { cn } from "@/components/ui/cn";

export interface SegmentedProps<T extends string> {
  label: string;
  options: readonly { value: T; label: string; icon?: ReactNode; isIconOnly?: boolean }[];
  value: T;
  onChange: (value: T) => void;
  isDisabled?: boolean;
  size?: "sm" | "md";
  className?: string;
}

/** One of a few short choices, all in sight. */
export function Segmented<T extends string>({
  label,
  options,
  value,
  onChange,
  isDisabled = false,
  size = "md",
  className,
}: SegmentedProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.value));
        if (chosen) onChange(chosen.value);
      }}
      className={cn(
        "inline-flex max-w-full overflow-x-auto rounded-md border border-line bg-sunken p-0.5",
        className,
      )}
    >
      {options.map((option) => (
        <ToggleButton
          key={option.value}
          id={option.value}
          aria-label={option.label}
          className={cn(
            "inline-flex shrink-0 items-center gap-1.5 rounded-sm border border-transparent px-2.5 text-ink-muted text-xs hover:text-ink data-selected:border-line data-selected:bg-raised data-selected:font-medium data-selected:text-ink data-selected:shadow-card data-disabled:opacity-50 data-selected:data-disabled:opacity-100 [&_svg]:size-3.5",
            size === "sm" ? "h-5.5 pointer-coarse:h-8" : "h-6.5 pointer-coarse:h-9",
          )}
        >
          {option.icon}
          {option.isIconOnly ? null : option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
