"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { StageDot } from "@/components/leads/stage-mark";
import { tabClass, tabListClass } from "@/components/ui/tab-styles";
import { STAGE_INFO, STAGES, type Stage } from "@/lib/engine/stages";
import { numberText } from "@/lib/format";
import type { Columns } from "./board-state";
import { boardTexts } from "./texts";

interface StageSwitcherProps {
  columns: Columns;
  shown: Stage;
  onShow: (stage: Stage) => void;
  /** The column that is shown. */
  children: ReactNode;
}

/** Which column a phone shows, each with its count. */
export function StageSwitcher({ columns, shown, onShow, children }: StageSwitcherProps) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen tab comes into sight
  useEffect(() => {
    list.current
      ?.querySelector("[data-selected]")
      ?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [shown]);
  return (
    <Tabs
      selectedKey={shown}
      onSelectionChange={(key) => {
        const stage = STAGES.find((one) => one === key);
        if (stage) onShow(stage);
      }}
      className="flex min-h-0 flex-1 flex-col"
    >
      <TabList ref={list} aria-label={boardTexts.stages} className={tabListClass}>
        {STAGES.map((stage) => (
          <Tab key={stage} id={stage} className={tabClass}>
            <StageDot stage={stage} />
            {STAGE_INFO[stage].name}
            <span className="tabular text-ink-faint text-xs">
              {numberText(columns[stage].count)}
            </span>
          </Tab>
        ))}
      </TabList>
      <TabPanel id={shown} className="flex min-h-0 flex-1 flex-col">
        {children}
      </TabPanel>
    </Tabs>
  );
}
