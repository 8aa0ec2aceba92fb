"use client";

import type { ReactNode } from "react";
import { type SwitchProps as RacProps, Switch as RacSwitch } from "react-aria-components";
import { cn } from "@/components/ui/cn";

export interface SwitchProps extends Omit<RacProps, "className" | "style" | "children"> {
  label: ReactNode;
  hideLabel?: boolean;
  className?: string;
}

/** On or off, acting at once. */
export function Switch({ label, hideLabel = false, className, ...props }: SwitchProps) {
  return (
    <RacSwitch
      {...props}
      className={cn(
        "group inline-flex min-h-6 cursor-default items-center gap-2 text-sm data-disabled:opacity-50",
        className,
      )}
    >
      <span className="flex h-4.5 w-8 shrink-0 items-center rounded-full border border-control bg-sunken p-0.5 transition-colors group-data-focus-visible:focus-ring group-data-selected:border-accent group-data-selected:bg-accent">
        <span className="size-3 rounded-full bg-ink-muted transition-transform group-data-selected:translate-x-3.5 group-data-selected:bg-on-accent" />
      </span>
      <span className={cn(hideLabel && "sr-only")}>{label}</span>
    </RacSwitch>
  );
}
