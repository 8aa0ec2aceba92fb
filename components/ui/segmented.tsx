"use client";

import { type ReactNode, useId } from "react";
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

/**
 * One of a few short choices, all in sight. The browser's own radio buttons, which lie over what is
 * drawn: they have the keys and the words for screen readers, and cost pages that open with one nothing.
 */
export function Segmented<T extends string>({
  label,
  options,
  value,
  onChange,
  isDisabled = false,
  size = "md",
  className,
}: SegmentedProps<T>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={cn(
        "inline-flex max-w-full overflow-x-auto rounded-md border border-line bg-sunken p-0.5",
        className,
      )}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className={cn(
            "relative inline-flex shrink-0 items-center gap-1.5 rounded-sm border border-transparent text-ink-muted text-xs hover:text-ink has-checked:border-line has-checked:bg-raised has-checked:font-medium has-checked:text-ink has-checked:shadow-card has-disabled:opacity-50 has-checked:has-disabled:opacity-100 has-focus-visible:focus-ring [&_svg]:size-3.5",
            size === "sm" ? "h-5.5 px-2 pointer-coarse:h-8" : "h-6.5 px-2.5 pointer-coarse:h-9",
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={isDisabled}
            aria-label={option.label}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 m-0 size-full cursor-default appearance-none opacity-0"
          />
          {option.icon}
          {option.isIconOnly ? null : option.label}
        </label>
      ))}
    </div>
  );
}
