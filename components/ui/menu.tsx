"use client";

import type { ReactElement, ReactNode } from "react";
import { useRef } from "react";
import { PressResponder } from "react-aria/private/interactions/PressResponder";
import { useMenuTrigger } from "react-aria/useMenu";
import type { PopoverProps } from "react-aria-components";
import { useMenuTriggerState } from "react-stately/useMenuTriggerState";
import { ahead } from "@/components/ui/ahead";

const MenuPanel = ahead(async () => (await import("./menu-panel")).MenuPanel);

export interface MenuEntry {
  id: string;
  label: string;
  description?: string;
  icon?: ReactNode;
  /** Keys that do the same, e.g. "A". Shown, not bound. */
  shortcut?: string;
  tone?: "danger";
  isDisabled?: boolean;
  href?: string;
  onAction?: () => void;
}

export interface MenuGroup {
  id: string;
  title?: string;
  entries: readonly MenuEntry[];
  /** Makes the group a choice of one: the chosen entry's id. */
  selected?: string;
  onSelect?: (id: string) => void;
}

export interface MenuProps {
  /** A button of this library. */
  trigger: ReactElement;
  label: string;
  groups: readonly MenuGroup[];
  onAction?: (id: string) => void;
  /** Stands above the entries; text only. */
  header?: ReactNode;
  placement?: NonNullable<PopoverProps["placement"]>;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

/** A button's menu: groups of actions, links or one choice. */
export function Menu({
  trigger,
  label,
  groups,
  onAction,
  header,
  placement = "bottom start",
  ...asked
}: MenuProps) {
  const state = useMenuTriggerState(asked);
  const button = useRef<HTMLButtonElement>(null);
  const { menuTriggerProps, menuProps } = useMenuTrigger<object>({ type: "menu" }, state, button);
  return (
    <>
      <PressResponder {...menuTriggerProps} ref={button} isPressed={state.isOpen}>
        {trigger}
      </PressResponder>
      <MenuPanel
        isOpen={state.isOpen}
        state={state}
        button={button}
        menuProps={menuProps}
        label={label}
        groups={groups}
        onAction={onAction}
        header={header}
        placement={placement}
        onMissing={state.close}
      />
    </>
  );
}
