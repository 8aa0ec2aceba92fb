"use client";

import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import {
  Header,
  Keyboard,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  type PopoverProps,
  Menu as RacMenu,
  Separator,
  Text,
} from "react-aria-components";
import { cn } from "@/components/ui/cn";
import { itemClass, listClass, popoverClass } from "@/components/ui/option-styles";

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
  ...state
}: MenuProps) {
  return (
    <MenuTrigger {...state}>
      {trigger}
      <Popover offset={4} placement={placement} className={cn(popoverClass, "min-w-48")}>
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
    </MenuTrigger>
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
