"use client";

import { Check } from "lucide-react";
import type { ReactNode } from "react";
import {
  Collection,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Text,
} from "react-aria-components";
import { cn } from "@/components/ui/cn";
import { itemClass, listClass } from "@/components/ui/option-styles";
import { uiTexts } from "@/components/ui/texts";

export interface Option<T extends string = string> {
  value: T;
  label: string;
  description?: string;
  icon?: ReactNode;
  isDisabled?: boolean;
  /** Options of one group stand under its title; give groups in one run. */
  group?: string;
}

function OptionItem({ option }: { option: Option }) {
  return (
    <ListBoxItem
      id={option.value}
      textValue={option.label}
      isDisabled={option.isDisabled ?? false}
      className={itemClass}
    >
      {({ isSelected }) => (
        <>
          {option.icon}
          <span className="min-w-0 flex-1">
            <Text slot="label" className="block">
              {option.label}
            </Text>
            {option.description ? (
              <Text slot="description" className="block text-ink-muted text-xs">
                {option.description}
              </Text>
            ) : null}
          </span>
          <Check aria-hidden="true" className={cn("text-accent-ink", !isSelected && "invisible")} />
        </>
      )}
    </ListBoxItem>
  );
}

function groupOptions(options: Iterable<Option>) {
  const groups = new Map<string, Option[]>();
  for (const option of options) {
    const title = option.group ?? "";
    groups.set(title, [...(groups.get(title) ?? []), option]);
  }
  return [...groups].map(([title, items]) => ({ title, items }));
}

/** The list inside select and combo box. */
export function OptionList({ options }: { options: readonly Option[] }) {
  const empty = () => <p className="px-2 py-1.5 text-ink-muted">{uiTexts.noMatches}</p>;
  if (!options.some((option) => option.group)) {
    return (
      <ListBox items={toItems(options)} className={listClass} renderEmptyState={empty}>
        {(item) => <OptionItem option={item.option} />}
      </ListBox>
    );
  }
  return (
    <ListBox className={listClass} renderEmptyState={empty}>
      {groupOptions(options).map(({ title, items }) => (
        <ListBoxSection key={title} id={`group:${title}`}>
          {title ? (
            <Header className="px-2 pt-2 pb-1 font-medium text-ink-faint text-xs">{title}</Header>
          ) : null}
          <Collection items={toItems(items)}>
            {(item) => <OptionItem option={item.option} />}
          </Collection>
        </ListBoxSection>
      ))}
    </ListBox>
  );
}

/** The same for a combo box, which passes the items on itself, already filtered. */
export function ComboOptions() {
  return (
    <ListBox<{ id: string; option: Option }>
      className={listClass}
      renderEmptyState={() => <p className="px-2 py-1.5 text-ink-muted">{uiTexts.noMatches}</p>}
    >
      {(item) => <OptionItem option={item.option} />}
    </ListBox>
  );
}

function toItems(options: readonly Option[]) {
  return options.map((option) => ({ id: option.value, option }));
}
