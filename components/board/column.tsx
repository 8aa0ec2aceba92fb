"use client";

import { memo, useRef } from "react";
import type { Selection as Keys } from "react-aria-components";
import { atIdle } from "@/components/shell/at-idle";
import { cn } from "@/components/ui/cn";
import type { Stage } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
import type { BoardColumn } from "@/lib/leads/schema/board-column";
import { limitIn } from "@/lib/settings/schema/board-limits";
import { useBoardTools } from "./board-context";
import {
  type ColumnLine,
  type GroupLine,
  linesIn,
  linesOf,
  type NameOfGroup,
} from "./column-groups";
import { ColumnHead } from "./column-head";
import type { ColumnListProps, Reached } from "./column-list";
import { ColumnSketch } from "./column-sketch";
import { DropHint } from "./drop-hint";
import { boardTexts } from "./texts";
import type { Dragging } from "./use-column-drag";

/** What a list of thousands and its drag and drop take is as much code as the rest of the board. */
const ColumnList = atIdle<ColumnListProps>(
  async () => (await import("./column-list")).ColumnList,
  ColumnSketch,
);

export interface ColumnProps {
  column: BoardColumn;
  isFiltered: boolean;
  /** Shows only its head, as a narrow strip that cards can still be dropped upon. */
  isCollapsed?: boolean;
  onCollapse?: (stage: Stage, isCollapsed: boolean) => void;
  /** The cards being dragged somewhere on the board. */
  dragged: readonly LeadCard[];
  dragging: Dragging;
  onDragChange: (cards: readonly LeadCard[]) => void;
  onDrop: (cards: readonly LeadCard[], to: Stage) => void;
  canDrag: boolean;
  /** What is chosen in it; null for those who move nothing. */
  chosen: Keys | null;
  onChoose: (stage: Stage, keys: Keys, shown: readonly string[]) => void;
  nameOfGroup: NameOfGroup;
  /** The keys of its groups that are folded. */
  folded: ReadonlySet<string>;
  onFold: (stage: Stage, key: string) => void;
  onMore: (stage: Stage, group: string | null) => void;
  className?: string;
}

const NONE: readonly ColumnLine[] = [];

/** Stages that somebody works leads in: there a lead can be left lying. */
const WORKED: readonly Stage[] = ["mql", "sal", "sql"];
const DAY_MS = 86_400_000;

/** Ms after which a card has been in its column for too long: twice what half of them needed. */
function agesAfterIn({ stage, medianAgeMs }: BoardColumn): number | null {
  if (medianAgeMs === null || !WORKED.includes(stage)) return null;
  return Math.max(DAY_MS, 2 * medianAgeMs);
}

/** One stage of the board. A change of one column draws no other one again: each is many rows. */
export const Column = memo(function Column({
  column,
  isFiltered,
  isCollapsed = false,
  onCollapse,
  dragged,
  dragging,
  onDragChange,
  onDrop,
  canDrag,
  chosen,
  onChoose,
  nameOfGroup,
  folded,
  onFold,
  onMore,
  className,
}: ColumnProps) {
  const { stage } = column;
  const { limits } = useBoardTools();
  const reached = useRef<Reached>({ id: null, isMenu: false, scrollTop: 0 });
  const limit = isFiltered ? null : limitIn(limits.columns, stage);
  // Nobody's own leads have no limit.
  const limitOf = (line: GroupLine) =>
    isFiltered || column.grouping?.by !== "owner" || line.kind !== "head" || line.group.key === ""
      ? null
      : limitIn(limits.owners, stage);
  const isFolded = (key: string) => folded.has(key);
  const lines = isCollapsed ? NONE : linesOf(column, isFolded, nameOfGroup);
  const press = (line: GroupLine) => {
    if (line.kind === "head") onFold(stage, line.group.key);
    if (line.kind === "more") onMore(stage, line.group.key);
  };
  const [first] = dragged;
  return (
    <section
      aria-label={boardTexts.column(stage, column.count)}
      data-stage={stage}
      className={cn(
        "relative flex min-h-0 min-w-0 flex-col rounded-xl border border-line bg-sunken",
        className,
      )}
    >
      <ColumnHead
        column={column}
        limit={limit}
        isCollapsed={isCollapsed}
        onCollapse={onCollapse && ((collapse) => onCollapse(stage, collapse))}
      />
      <ColumnList
        column={column}
        lines={lines}
        allLines={isCollapsed ? 0 : linesIn(column, isFolded)}
        limitOf={limitOf}
        onPress={press}
        agesAfter={agesAfterIn(column)}
        empty={isFiltered ? boardTexts.noMatches : boardTexts.emptyColumn[stage]}
        isCollapsed={isCollapsed}
        dragging={dragging}
        onDragChange={onDragChange}
        onDrop={onDrop}
        canDrag={canDrag}
        chosen={chosen}
        onChoose={onChoose}
        reached={reached}
        onMore={onMore}
      />
      {first && first.stage !== stage ? (
        <DropHint card={first} stage={stage} isNarrow={isCollapsed} />
      ) : null}
    </section>
  );
});
