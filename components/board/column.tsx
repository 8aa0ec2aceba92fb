"use client";

import {
  Collection,
  GridList,
  GridListItem,
  GridListLoadMoreItem,
  ListLayout,
  Virtualizer,
} from "react-aria-components";
import { cn } from "@/components/ui/cn";
import { Spinner } from "@/components/ui/spinner";
import type { Stage } from "@/lib/engine/stages";
import type { BoardColumn, LeadCard } from "@/lib/leads/schema";
import { CARD_HEIGHT, Card } from "./card";
import { ColumnHead } from "./column-head";
import { DropHint } from "./drop-hint";
import { boardTexts } from "./texts";
import { type Dragging, useColumnDrag } from "./use-column-drag";

const LAYOUT = { rowSize: CARD_HEIGHT, gap: 6, padding: 6, loaderSize: 36 };

export interface ColumnProps {
  column: BoardColumn;
  isFiltered: boolean;
  /** Shows only its head, as a narrow strip that cards can still be dropped upon. */
  isCollapsed?: boolean;
  onCollapse?: (isCollapsed: boolean) => void;
  /** The card being dragged somewhere on the board. */
  dragged: LeadCard | null;
  dragging: Dragging;
  onDragChange: (card: LeadCard | null) => void;
  onDrop: (card: LeadCard, to: Stage) => void;
  canMove: boolean;
  onMore: (stage: Stage) => void;
  className?: string;
}

const NONE: LeadCard[] = [];

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
  canMove,
  onMore,
  className,
}: ColumnProps) {
  const { stage, cards, next } = column;
  const hooks = useColumnDrag({
    stage,
    cards,
    dragging,
    onDragChange,
    onDrop,
    isDisabled: !canMove,
  });
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
      <ColumnHead column={column} isCollapsed={isCollapsed} onCollapse={onCollapse} />
      <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
        <GridList
          aria-label={boardTexts.column(stage, column.count)}
          dragAndDropHooks={hooks}
          disallowTypeAhead
          renderEmptyState={() =>
            isCollapsed ? null : (
              <p className="px-4 py-6 text-center text-ink-faint text-xs">{empty}</p>
            )
          }
          className="scroll-thin min-h-0 flex-1 overflow-y-auto rounded-b-xl outline-none data-drop-target:bg-accent-soft data-focus-visible:focus-ring"
        >
          <Collection items={isCollapsed ? NONE : cards}>
            {(card) => (
              <GridListItem
                id={card.id}
                data-lead={card.id}
                textValue={card.name}
                href={`/leads/${card.id}`}
                className="group/card h-full rounded-lg outline-none data-dragging:opacity-40 data-focus-visible:focus-ring"
              >
                <Card card={card} />
              </GridListItem>
            )}
          </Collection>
          {isCollapsed || next === null ? null : (
            <GridListLoadMoreItem
              isLoading
              onLoadMore={() => onMore(stage)}
              className="flex h-9 items-center justify-center text-ink-faint"
            >
              <Spinner />
            </GridListLoadMoreItem>
          )}
        </GridList>
      </Virtualizer>
      {dragged && dragged.stage !== stage ? (
        <DropHint card={dragged} stage={stage} isNarrow={isCollapsed} />
      ) : null}
    </section>
  );
}
