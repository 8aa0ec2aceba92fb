"use client";

import {
  Collection,
  GridList,
  GridListItem,
  GridListLoadMoreItem,
  Virtualizer,
} from "react-aria-components";
import { cn } from "@/components/ui/cn";
import { Spinner } from "@/components/ui/spinner";
import type { Stage } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
import type { BoardColumn } from "@/lib/leads/schema/board-column";
import { limitIn } from "@/lib/settings/schema/board-limits";
import { useBoardTools } from "./board-context";
import { Card } from "./card";
import { cardHeight } from "./card-height";
import {
  type ColumnLine,
  type GroupLine,
  linesIn,
  linesOf,
  type NameOfGroup,
} from "./column-groups";
import { ColumnHead } from "./column-head";
import { ColumnLayout } from "./column-layout";
import { DropHint } from "./drop-hint";
import { Line, lineText } from "./group-line";
import { boardTexts } from "./texts";
import { type Dragging, useColumnDrag } from "./use-column-drag";
import type { Selection } from "./use-selection";

const LAYOUT = { gap: 6, padding: 6, loaderSize: 36 };

export interface ColumnProps {
  column: BoardColumn;
  isFiltered: boolean;
  /** Shows only its head, as a narrow strip that cards can still be dropped upon. */
  isCollapsed?: boolean;
  onCollapse?: (isCollapsed: boolean) => void;
  /** The cards being dragged somewhere on the board. */
  dragged: readonly LeadCard[];
  dragging: Dragging;
  onDragChange: (cards: readonly LeadCard[]) => void;
  onDrop: (cards: readonly LeadCard[], to: Stage) => void;
  canDrag: boolean;
  /** Absent for those who move nothing. */
  selection: Selection | null;
  nameOfGroup: NameOfGroup;
  isFolded: (key: string) => boolean;
  onFold: (key: string) => void;
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

/** One stage of the board. */
export function Column({
  column,
  isFiltered,
  isCollapsed = false,
  onCollapse,
  dragged,
  dragging,
  onDragChange,
  onDrop,
  canDrag,
  selection,
  nameOfGroup,
  isFolded,
  onFold,
  onMore,
  className,
}: ColumnProps) {
  const { stage, cards, next } = column;
  const { hidden, limits } = useBoardTools();
  const limit = isFiltered ? null : limitIn(limits.columns, stage);
  // Nobody's own leads have no limit.
  const limitOf = (line: GroupLine) =>
    isFiltered || column.grouping?.by !== "owner" || line.kind !== "head" || line.group.key === ""
      ? null
      : limitIn(limits.owners, stage);
  const lines = isCollapsed ? NONE : linesOf(column, isFolded, nameOfGroup);
  const press = (line: GroupLine) => {
    if (line.kind === "head") onFold(line.group.key);
    if (line.kind === "more") onMore(stage, line.group.key);
  };
  const hooks = useColumnDrag({
    stage,
    cards,
    dragging,
    onDragChange,
    onDrop,
    isDisabled: !canDrag,
  });
  const [first] = dragged;
  const agesAfter = agesAfterIn(column);
  const allLines = isCollapsed ? 0 : linesIn(column, isFolded);
  const empty = isFiltered ? boardTexts.noMatches : boardTexts.emptyColumn[stage];
  return (
    <section
      aria-label={boardTexts.column(stage, column.count)}
      data-stage={stage}
      className={cn(
        "relative flex min-h-0 min-w-0 flex-col rounded-xl border border-line bg-sunken",
        className,
      )}
    >
      <ColumnHead column={column} limit={limit} isCollapsed={isCollapsed} onCollapse={onCollapse} />
      <Virtualizer layout={ColumnLayout} layoutOptions={{ ...LAYOUT, rowSize: cardHeight(hidden) }}>
        <GridList
          aria-label={boardTexts.column(stage, column.count)}
          dragAndDropHooks={hooks}
          {...(selection
            ? {
                selectionMode: "multiple" as const,
                selectedKeys: selection.keysIn(stage),
                onSelectionChange: (keys) => selection.onChange(stage, keys),
              }
            : {})}
          // The list itself counts only what was loaded.
          render={(props) => (
            // biome-ignore lint/a11y/useAriaPropsSupportedByRole: among the props is the role of a grid
            <div {...props} aria-rowcount={allLines} />
          )}
          disallowTypeAhead
          disabledBehavior="selection"
          renderEmptyState={() =>
            isCollapsed ? null : (
              <p className="px-4 py-6 text-center text-ink-faint text-xs">{empty}</p>
            )
          }
          className="scroll-thin min-h-0 flex-1 overflow-y-auto rounded-b-xl outline-none data-drop-target:bg-accent-soft data-focus-visible:focus-ring"
        >
          <Collection items={lines} dependencies={[agesAfter]}>
            {(line) =>
              "kind" in line ? (
                <GridListItem
                  id={line.id}
                  isDisabled
                  textValue={lineText(line, limitOf(line))}
                  onAction={() => press(line)}
                  className="group/line h-full rounded-md outline-none data-focus-visible:focus-ring"
                >
                  <Line line={line} limit={limitOf(line)} onPress={() => press(line)} />
                </GridListItem>
              ) : (
                <GridListItem
                  id={line.id}
                  data-lead={line.id}
                  textValue={line.name}
                  href={`/leads/${line.id}`}
                  className="group/card h-full rounded-lg outline-none data-dragging:opacity-40 data-focus-visible:focus-ring"
                >
                  <Card card={line} agesAfter={agesAfter} />
                </GridListItem>
              )
            }
          </Collection>
          {isCollapsed || next === null ? null : (
            <GridListLoadMoreItem
              isLoading
              onLoadMore={() => onMore(stage, null)}
              className="flex h-9 items-center justify-center text-ink-faint"
            >
              <Spinner />
            </GridListLoadMoreItem>
          )}
        </GridList>
      </Virtualizer>
      {first && first.stage !== stage ? (
        <DropHint card={first} stage={stage} isNarrow={isCollapsed} />
      ) : null}
    </section>
  );
}
