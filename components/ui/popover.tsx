"use client";

import type { ReactElement, ReactNode } from "react";
import {
  Dialog,
  DialogTrigger,
  Popover as RacPopover,
  type PopoverProps as RacProps,
} from "react-aria-components";
import { cn } from "@/components/ui/cn";
import { popoverClass } from "@/components/ui/option-styles";

export interface PopoverProps {
  /** A button of this library. */
  trigger: ReactElement;
  label: string;
  children: ReactNode | ((close: () => void) => ReactNode);
  placement?: NonNullable<RacProps["placement"]>;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  className?: string;
}

/** A small panel beside its button, for filters and details. */
export function Popover({
  trigger,
  label,
  children,
  placement = "bottom start",
  className,
  ...state
}: PopoverProps) {
  return (
    <DialogTrigger {...state}>
      {trigger}
      <RacPopover
        offset={6}
        placement={placement}
        className={cn(popoverClass, "max-w-[min(24rem,calc(100vw-2rem))]")}
      >
        <Dialog
          aria-label={label}
          className={cn("scroll-thin max-h-[inherit] overflow-auto p-3 outline-none", className)}
        >
          {({ close }) => (typeof children === "function" ? children(close) : children)}
        </Dialog>
      </RacPopover>
    </DialogTrigger>
  );
}
