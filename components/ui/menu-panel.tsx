"use client";

import { Check } from "lucide-react";
import { type RefObject, useRef } from "react";
import type { AriaMenuOptions } from "react-aria/useMenu";
import {
  Header,
  Keyboard,
  MenuContext,
  MenuItem,
  MenuSection,
  OverlayTriggerStateContext,
  Popover,
  Menu as RacMenu,
  RootMenuTriggerStateContext,
  Separator,
  Text,
} from "react-aria-components";
import type { RootMenuTriggerState } from "react-stately/useMenuTriggerState";
import { cn } from "@/components/ui/cn";
import type { MenuEntry, MenuGroup, MenuProps } from "@/components/ui/menu";
import { itemClass, listClass, popoverClass } from "@/components/ui/option-styles";

export interface MenuPanelProps
  extends Required<Pick<MenuProps, "label" | "groups" | "header" | "placement">> {
  onAction: MenuProps["onAction"] | undefined;
  state: RootMenuTriggerState;
  button: RefObject<HTMLButtonElement | null>;
  menuProps: AriaMenuOptions<object>;
}

/** What a menu shows once it is open: as React Aria's `MenuTrigger` has it, without its button. */
export function MenuPanel({
  state,
  button,
  menuProps,
  label,
  groups,
  onAction,
  header,
  placement,
}: MenuPanelProps) {
  const labelledBy = menuProps["aria-labelledby"];
  const list = useRef<HTMLDivElement>(null);
  return (
    <OverlayTriggerStateContext value={state}>
      <RootMenuTriggerStateContext value={state}>
        <MenuContext value={{ ...menuProps, ref: list }}>
          <Popover
            trigger="MenuTrigger"
            triggerRef={button}
            scrollRef={list}
            {...(labelledBy ? { "aria-labelledby": labelledBy } : {})}
            offset={4}
            placement={placement}
            className={cn(popoverClass, "min-w-48")}
          >
            {header ? <div className="border-line border-b px-3 py-2">{header}</div> : null}
            <RacMenu
              aria-label={label}
              className={listClass}
              onAction={(key) => onAction?.(String(key))}
            >
              {groups.map((group, index) => (
                <MenuGroupItems key={group.id} group={group} isFirst={index === 0} />
              ))}
            </RacMenu>
          </Popover>
        </MenuContext>
      </RootMenuTriggerStateContext>
    </OverlayTriggerStateContext>
  );
}

function MenuGroupItems({ group, isFirst }: { group: MenuGroup; isFirst: boolean }) {
  const choice =
    group.selected === undefined
      ? {}
      : ({
          selectionMode: "single",
          disallowEmptySelection: true,
          selectedKeys: [group.selected],
        } as const);
  return (
    <>
      {isFirst ? null : <Separator className="-mx-1 my-1 border-line border-t" />}
      <MenuSection
        {...choice}
        onSelectionChange={(keys) => {
          const [first] = keys === "all" ? [] : keys;
          if (first !== undefined) group.onSelect?.(String(first));
        }}
        aria-label={group.title ?? group.id}
      >
        {group.title ? (
          <Header className="px-2 pt-1 pb-0.5 font-medium text-ink-faint text-xs">
            {group.title}
          </Header>
        ) : null}
        {group.entries.map((entry) => (
          <MenuEntryItem key={entry.id} entry={entry} />
        ))}
      </MenuSection>
    </>
  );
}

function MenuEntryItem({ entry }: { entry: MenuEntry }) {
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      isDisabled={entry.isDisabled ?? false}
      {...(entry.href === undefined ? {} : { href: entry.href })}
      {...(entry.onAction === undefined ? {} : { onAction: entry.onAction })}
      className={cn(itemClass, entry.tone === "danger" && "text-bad-ink")}
    >
      {({ isSelected, selectionMode }) => (
        <>
          {entry.icon}
          <span className="min-w-0 flex-1">
            <Text slot="label" className="block">
              {entry.label}
            </Text>
            {entry.description ? (
              <Text slot="description" className="block text-ink-muted text-xs">
                {entry.description}
              </Text>
            ) : null}
          </span>
          {entry.shortcut ? (
            <Keyboard className="font-sans text-ink-faint text-xs">{entry.shortcut}</Keyboard>
          ) : null}
          {selectionMode === "none" ? null : (
            <Check
              aria-hidden="true"
              className={cn("text-accent-ink", !isSelected && "invisible")}
            />
          )}
        </>
      )}
    </MenuItem>
  );
}
