"use client";

import type { ReactNode } from "react";
import { Tabs as RacTabs, Tab, TabList, TabPanel } from "react-aria-components";
import { cn } from "@/components/ui/cn";
import { tabClass, tabListClass } from "@/components/ui/tab-styles";

export interface TabsProps {
  label: string;
  tabs: readonly { id: string; label: string; count?: ReactNode; content: ReactNode }[];
  /** The one shown, where somebody else keeps it. */
  selected?: string;
  onSelect?: (id: string) => void;
  className?: string;
}

/** Parts of a page of which one is shown. For pages and states of the address use TabLinks. */
export function Tabs({ label, tabs, selected, onSelect, className }: TabsProps) {
  return (
    <RacTabs
      {...(selected === undefined ? {} : { selectedKey: selected })}
      onSelectionChange={(key) => onSelect?.(String(key))}
      className={cn("min-w-0", className)}
    >
      <TabList aria-label={label} className={tabListClass}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={cn(tabClass, "cursor-default")}>
            {tab.label}
            {tab.count === undefined ? null : (
              <span className="tabular text-ink-faint text-xs">{tab.count}</span>
            )}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="pt-2">
          {tab.content}
        </TabPanel>
      ))}
    </RacTabs>
  );
}
