"use client";

import type { RefObject } from "react";
import type { OverlayTriggerAria } from "react-aria/useOverlayTrigger";
import {
  Dialog,
  OverlayTriggerStateContext,
  Popover,
  RootMenuTriggerStateContext,
} from "react-aria-components";
import type { RootMenuTriggerState } from "react-stately/useMenuTriggerState";
import { cn } from "@/components/ui/cn";
import { popoverClass } from "@/components/ui/option-styles";
import type { PopoverProps } from "@/components/ui/popover";

export interface PopoverPanelProps
  extends Required<Pick<PopoverProps, "label" | "placement" | "children">> {
  state: RootMenuTriggerState;
  button: RefObject<HTMLButtonElement | null>;
  overlayProps: OverlayTriggerAria["overlayProps"];
  className: string | undefined;
}

/** What a popover shows once it is open: as React Aria's `DialogTrigger` has it, without its button. */
export function PopoverPanel({
  state,
  button,
  overlayProps,
  label,
  placement,
  className,
  children,
}: PopoverPanelProps) {
  return (
    <OverlayTriggerStateContext value={state}>
      <RootMenuTriggerStateContext value={state}>
        <Popover
          trigger="DialogTrigger"
          triggerRef={button}
          offset={6}
          placement={placement}
          className={cn(popoverClass, "max-w-[min(24rem,calc(100vw-2rem))]")}
        >
          <Dialog
            {...overlayProps}
            aria-label={label}
            className={cn("scroll-thin max-h-[inherit] overflow-auto p-3 outline-none", className)}
          >
            {({ close }) => (typeof children === "function" ? children(close) : children)}
          </Dialog>
        </Popover>
      </RootMenuTriggerStateContext>
    </OverlayTriggerStateContext>
  );
}
