"use client";

import { useCallback, useRef, useState } from "react";
import { later } from "@/components/shell/later";
import { cn } from "@/components/ui/cn";
import { FUNNEL_STAGES, STAGES, type Stage } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
import type { Columns } from "./board-state";
import { Column } from "./column";
import type { NameOfGroup } from "./column-groups";
import { useFoldedGroups } from "./use-folded-groups";
import { useIsNarrow } from "./use-is-narrow";
import { useOpenExits } from "./use-open-exits";
import type { Selection } from "./use-selection";

/** Only phones show one column at a time. */
const StageSwitcher = later(async () => (await import("./stage-switcher")).StageSwitcher);

interface BoardColumnsProps {
  columns: Columns;
  isFiltered: boolean;
  isLoading: boolean;
  dragged: readonly LeadCard[];
  onDragChange: (cards: readonly LeadCard[]) => void;
  onDrop: (cards: readonly LeadCard[], to: Stage) => void;
  canDrag: boolean;
  selection: Selection | null;
  nameOfGroup: NameOfGroup;
  onMore: (stage: Stage, group: string | null) => void;
}

const chooseNothing = () => undefined;

/** All stages beside each other; on a phone one at a time. */
export function BoardColumns({ columns, isLoading, selection, ...shared }: BoardColumnsProps) {
  const dragging = useRef<readonly LeadCard[]>([]);
  const isNarrow = useIsNarrow();
  const [openExits, setExitOpen] = useOpenExits();
  const [shown, setShown] = useState<Stage>("mql");
  const { foldedIn, onFold } = useFoldedGroups();
  const collapse = useCallback(
    (stage: Stage, isCollapsed: boolean) => setExitOpen(stage, !isCollapsed),
    [setExitOpen],
  );
  const choosing = (stage: Stage) => ({
    chosen: selection?.keysIn(stage) ?? null,
    onChoose: selection?.onChange ?? chooseNothing,
  });
  const look = cn("transition-opacity", isLoading && "opacity-50");

  if (isNarrow) {
    return (
      <div className={cn("flex min-h-0 flex-1 flex-col px-3 pb-3", look)}>
        <StageSwitcher columns={columns} shown={shown} onShow={setShown}>
          <Column
            key={shown}
            column={columns[shown]}
            dragging={dragging}
            {...shared}
            {...choosing(shown)}
            folded={foldedIn(shown)}
            onFold={onFold}
            canDrag={false}
            className="flex-1 border-0 bg-transparent"
          />
        </StageSwitcher>
      </div>
    );
  }
  return (
    <div
      className={cn(
        "scroll-thin flex min-h-0 flex-1 gap-2 overflow-x-auto px-4 pb-4 sm:px-5",
        look,
      )}
    >
      {STAGES.map((stage) => {
        const isExit = !FUNNEL_STAGES.some((one) => one === stage);
        const isCollapsed = isExit && !openExits.includes(stage);
        return (
          <Column
            key={stage}
            column={columns[stage]}
            dragging={dragging}
            {...shared}
            {...choosing(stage)}
            folded={foldedIn(stage)}
            onFold={onFold}
            isCollapsed={isCollapsed}
            {...(isExit ? { onCollapse: collapse } : {})}
            className={
              isCollapsed ? "w-11 shrink-0" : isExit ? "w-56 shrink-0" : "min-w-52 flex-1 basis-0"
            }
          />
        );
      })}
    </div>
  );
}
