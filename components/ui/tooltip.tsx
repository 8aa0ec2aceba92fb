"use client";

import type { ReactNode } from "react";
import { Tooltip as RacTooltip, type TooltipProps as RacTooltipProps } from "react-aria-components";
import { cn } from "@/components/ui/cn";

/** The bubble alone, for use inside a TooltipTrigger. */
export function TooltipBubble({
  children,
  className,
  placement = "top",
}: {
  children: ReactNode;
  className?: string;
  placement?: NonNullable<RacTooltipProps["placement"]>;
}) {
  return (
    <RacTooltip
      offset={6}
      placement={placement}
      className={cn(
        "flex max-w-72 items-center rounded-md border border-line bg-raised px-2 py-1 text-ink text-xs shadow-float transition-opacity duration-100 data-entering:opacity-0 data-exiting:opacity-0",
        className,
      )}
    >
      {children}
    </RacTooltip>
  );
}
