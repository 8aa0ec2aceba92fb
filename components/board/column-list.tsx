"use client";

import { type RefObject, useEffect, useRef } from "react";
import {
  Collection,
  GridList,
  GridListItem,
  GridListLoadMoreItem,
  type Selection as Keys,
  Virtualizer,
} from "react-aria-components";
import { isFocusFree } from "@/components/ui/key-target";
import { Spinner } from "@/components/ui/spinner";
import type { Stage } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
import type { BoardColumn } from "@/lib/leads/schema/board-column";
import { useBoardTools } from "./board-context";
import { Card } from "./card";
import { cardHeight } from "./card-height";
import type { ColumnLine, GroupLine } from "./column-groups";
import { ColumnLayout } from "./column-layout";
import { Line, lineText } from "./group-line";
import { boardTexts } from "./texts";
import { type Dragging, useColumnDrag } from "./use-column-drag";

const LAYOUT = { gap: 6, padding: 6, loaderSize: 36 };

const cardsOf = (lines: readonly ColumnLine[]) =>
  lines.flatMap((line) => ("kind" in line ? [] : line.id));

/** How far somebody came with the sketch of a list. */
export interface Reached {
  /** The card that has the focus. */
  id: string | null;
  /** Its menu was asked for. */
  isMenu: boolean;
  scrollTop: number;
}

export interface ColumnListProps {
  column: BoardColumn;
  lines: readonly ColumnLine[];
  /** How many lines there are once all cards are loaded. */
  allLines: number;
  limitOf: (line: GroupLine) => number | null;
  onPress: (line: GroupLine) => void;
  agesAfter: number | null;
  empty: string;
  isCollapsed: boolean;
  dragging: Dragging;
  onDragChange: (cards: readonly LeadCard[]) => void;
  onDrop: (cards: readonly LeadCard[], to: Stage) => void;
  canDrag: boolean;
  /** What is chosen in it; null for those who move nothing. */
  chosen: Keys | null;
  onChoose: (stage: Stage, keys: Keys, shown: readonly string[]) => void;
  reached: RefObject<Reached>;
  onMore: (stage: Stage, group: string | null) => void;
}

/** The cards of one stage. */
export function ColumnList({
  column,
  lines,
  allLines,
  limitOf,
  onPress,
  agesAfter,
  empty,
  isCollapsed,
  dragging,
  onDragChange,
  onDrop,
  canDrag,
  chosen,
  onChoose,
  reached,
  onMore,
}: ColumnListProps) {
  const { stage, cards, next } = column;
  const { hidden } = useBoardTools();
  const list = useRef<HTMLDivElement>(null);
  useGoingOn(list, reached);
  const hooks = useColumnDrag({
    stage,
    cards,
    dragging,
    onDragChange,
    onDrop,
    isDisabled: !canDrag,
  });
  return (
    <Virtualizer layout={ColumnLayout} layoutOptions={{ ...LAYOUT, rowSize: cardHeight(hidden) }}>
      <GridList
        ref={list}
        aria-label={boardTexts.column(stage, column.count)}
        dragAndDropHooks={hooks}
        {...(chosen
          ? {
              selectionMode: "multiple" as const,
              selectedKeys: chosen,
              onSelectionChange: (keys) => onChoose(stage, keys, cardsOf(lines)),
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
                onAction={() => onPress(line)}
                className="group/line h-full rounded-md outline-none data-focus-visible:focus-ring"
              >
                <Line line={line} limit={limitOf(line)} onPress={() => onPress(line)} />
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
            // Out of sight nothing turns: it would have the browser paint sixty frames a second, forever.
            className="flex h-9 items-center justify-center text-ink-faint [content-visibility:auto]"
          >
            <Spinner />
          </GridListLoadMoreItem>
        )}
      </GridList>
    </Virtualizer>
  );
}

/** The list takes some frames until its cards are there. */
const PATIENCE_MS = 1_000;

/** Goes on where somebody was in the list's sketch: what they pressed is not lost. */
function useGoingOn(list: RefObject<HTMLDivElement | null>, reached: RefObject<Reached>): void {
  useEffect(() => {
    const { id, isMenu, scrollTop } = reached.current;
    reached.current = { id: null, isMenu: false, scrollTop: 0 };
    if (list.current && scrollTop > 0) list.current.scrollTop = scrollTop;
    if (id === null) return;
    const until = performance.now() + PATIENCE_MS;
    let frame = 0;
    const go = () => {
      const card = list.current?.querySelector<HTMLElement>(`[data-lead="${CSS.escape(id)}"]`);
      if (!card) {
        if (performance.now() < until) frame = requestAnimationFrame(go);
        return;
      }
      if (isFocusFree()) card.focus();
      if (isMenu) card.querySelector<HTMLElement>("[data-card-menu]")?.click();
    };
    go();
    return () => cancelAnimationFrame(frame);
  }, [list, reached]);
}
