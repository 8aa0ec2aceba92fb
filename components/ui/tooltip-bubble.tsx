"use client";

import type { ReactNode, RefObject } from "react";
import { Tooltip, TooltipContext, TooltipTriggerStateContext } from "react-aria-components";
import type { TooltipTriggerState } from "react-stately/useTooltipTriggerState";

export interface TooltipBubbleProps {
  state: TooltipTriggerState;
  button: RefObject<HTMLButtonElement | null>;
  id: string | undefined;
  children: ReactNode;
}

/** What a tooltip shows once it is open: as React Aria's `TooltipTrigger` has it, without its button. */
export function TooltipBubble({ state, button, id, children }: TooltipBubbleProps) {
  const context = { id, triggerRef: button };
  return (
    <TooltipTriggerStateContext value={state}>
      <TooltipContext value={context}>
        <Tooltip
          offset={6}
          placement="top"
          className="flex max-w-72 items-center rounded-md border border-line bg-raised px-2 py-1 text-ink text-xs shadow-float transition-opacity duration-100 data-entering:opacity-0 data-exiting:opacity-0"
        >
          {children}
        </Tooltip>
      </TooltipContext>
    </TooltipTriggerStateContext>
  );
}
