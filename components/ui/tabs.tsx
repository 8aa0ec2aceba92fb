"use client";

import type { ReactNode } from "react";
import { Tabs as RacTabs, Tab, TabList, TabPanel } from "react-aria-components";
import { cn } from "@/components/ui/cn";
import { tabClass, tabListClass } from "@/components/ui/tab-styles";

export interface TabItem {
  id: string;
  label: string;
  content: ReactNode;
  count?: number;
  isDisabled?: boolean;
}

export interface TabsProps {
  label: string;
  tabs: readonly TabItem[];
  selected?: string;
  defaultSelected?: string;
  onSelect?: (id: string) => void;
  className?: string;
}

/** Panels of one page, one shown at a time. For tabs that are pages of their own use TabLinks. */
export function Tabs({ label, tabs, selected, defaultSelected, onSelect, className }: TabsProps) {
  return (
    <RacTabs
      {...(selected === undefined ? {} : { selectedKey: selected })}
      {...(defaultSelected === undefined ? {} : { defaultSelectedKey: defaultSelected })}
      onSelectionChange={(key) => onSelect?.(String(key))}
      className={cn("flex min-w-0 flex-col", className)}
    >
      <TabList aria-label={label} className={tabListClass}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} isDisabled={tab.isDisabled ?? false} className={tabClass}>
            {tab.label}
            {tab.count === undefined ? null : (
              <span className="tabular text-ink-faint text-xs">{tab.count}</span>
            )}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="pt-4">
          {tab.content}
        </TabPanel>
      ))}
    </RacTabs>
  );
}
