"use client";

import { type ReactNode, useRef } from "react";
import { FocusableProvider } from "react-aria/private/interactions/useFocusable";
import { useTooltipTrigger } from "react-aria/useTooltipTrigger";
import { useTooltipTriggerState } from "react-stately/useTooltipTriggerState";
import { ahead } from "@/components/ui/ahead";

const TooltipBubble = ahead(async () => (await import("./tooltip-bubble")).TooltipBubble);

const DELAYS = { delay: 500, closeDelay: 0 };

/** Tells what a button is for that shows no words: to the pointer and to the focus that keys move. */
export function Tooltip({ bubble, children }: { bubble: ReactNode; children: ReactNode }) {
  const state = useTooltipTriggerState(DELAYS);
  const button = useRef<HTMLButtonElement>(null);
  const { triggerProps, tooltipProps } = useTooltipTrigger(DELAYS, state, button);
  return (
    <>
      <FocusableProvider {...triggerProps} ref={button}>
        {children}
      </FocusableProvider>
      <TooltipBubble isOpen={state.isOpen} state={state} button={button} id={tooltipProps.id}>
        {bubble}
      </TooltipBubble>
    </>
  );
}
