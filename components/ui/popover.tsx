"use client";

import { type ReactElement, type ReactNode, useRef } from "react";
import { PressResponder } from "react-aria/private/interactions/PressResponder";
import { useOverlayTrigger } from "react-aria/useOverlayTrigger";
import type { PopoverProps as RacProps } from "react-aria-components";
import { useMenuTriggerState } from "react-stately/useMenuTriggerState";
import { ahead } from "@/components/ui/ahead";

const PopoverPanel = ahead(async () => (await import("./popover-panel")).PopoverPanel);

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
  ...asked
}: PopoverProps) {
  // A menu within it asks for this kind of state.
  const state = useMenuTriggerState(asked);
  const button = useRef<HTMLButtonElement>(null);
  const { triggerProps, overlayProps } = useOverlayTrigger({ type: "dialog" }, state, button);
  return (
    <>
      <PressResponder {...triggerProps} ref={button} isPressed={state.isOpen}>
        {trigger}
      </PressResponder>
      <PopoverPanel
        isOpen={state.isOpen}
        state={state}
        button={button}
        overlayProps={overlayProps}
        label={label}
        placement={placement}
        className={className}
        onMissing={state.close}
      >
        {children}
      </PopoverPanel>
    </>
  );
}
