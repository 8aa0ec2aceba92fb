"use client";

import { Ellipsis } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, useRef } from "react";
import type { SketchOf } from "@/components/shell/at-idle";
import { useBoardTools } from "./board-context";
import { CardFace } from "./card-face";
import { cardHeight, LINE_HEIGHT } from "./card-height";
import type { ColumnListProps } from "./column-list";
import { LineFace, lineText } from "./group-line";
import { boardTexts } from "./texts";

const GAP = 6;

/** The cards in sight, as the list shows them once it is there: links that keys and the pointer follow. */
export function ColumnSketch({
  column,
  lines,
  limitOf,
  onPress,
  agesAfter,
  empty,
  isCollapsed,
  chosen,
  reached,
  onWanted,
}: ColumnListProps & SketchOf) {
  const { hidden, toggle } = useBoardTools();
  const list = useRef<HTMLUListElement>(null);
  const height = cardHeight(hidden);
  // As in the list, keys stop here once and go on by arrows.
  const first = lines.find((line) => !("kind" in line));
  const inSight = Math.ceil(window.innerHeight / (LINE_HEIGHT + GAP));
  const below = lines
    .slice(inSight)
    .reduce((sum, line) => sum + ("kind" in line ? LINE_HEIGHT : height) + GAP, 0);
  if (lines.length === 0) {
    return isCollapsed ? null : (
      <p className="px-4 py-6 text-center text-ink-faint text-xs">{empty}</p>
    );
  }

  /** Keys of the list that a link has not. */
  function press(event: KeyboardEvent, id: string) {
    if (event.key === " " && chosen) toggle(id);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const cards = [...(list.current?.querySelectorAll<HTMLElement>("[data-lead]") ?? [])];
      const place = cards.findIndex((card) => card.dataset.lead === id);
      cards[place + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    } else return;
    event.preventDefault();
  }

  function askMenu(event: MouseEvent, id: string) {
    if (!(event.target instanceof Element && event.target.closest("[data-card-menu]"))) return;
    event.preventDefault();
    reached.current = { ...reached.current, id, isMenu: true };
    onWanted();
  }

  return (
    <ul
      ref={list}
      aria-label={boardTexts.column(column.stage, column.count)}
      onPointerEnter={onWanted}
      onFocus={onWanted}
      onScroll={({ currentTarget }) => {
        reached.current.scrollTop = currentTarget.scrollTop;
      }}
      className="scroll-thin min-h-0 flex-1 flex flex-col gap-1.5 overflow-y-auto rounded-b-xl p-1.5 pb-0"
    >
      {lines.slice(0, inSight).map((line) =>
        "kind" in line ? (
          <li key={line.id} className="group/line shrink-0" style={{ height: LINE_HEIGHT }}>
            {line.kind === "further" ? (
              <LineFace line={line} limit={null} />
            ) : (
              <button
                type="button"
                aria-label={lineText(line, limitOf(line))}
                onClick={() => onPress(line)}
                className="h-full w-full"
              >
                <LineFace line={line} limit={limitOf(line)} />
              </button>
            )}
          </li>
        ) : (
          <li key={line.id} className="shrink-0" style={{ height }}>
            <a
              href={`/leads/${line.id}`}
              data-lead={line.id}
              draggable={false}
              tabIndex={line === first ? 0 : -1}
              onFocus={() => {
                reached.current = { ...reached.current, id: line.id, isMenu: false };
              }}
              onBlur={({ relatedTarget }) => {
                if (relatedTarget) reached.current = { ...reached.current, id: null };
              }}
              onKeyDown={(event) => press(event, line.id)}
              onClick={(event) => askMenu(event, line.id)}
              className="group/card block h-full rounded-lg text-ink no-underline outline-none focus-visible:focus-ring"
            >
              <CardFace card={line} agesAfter={agesAfter} menu={<Menu />} />
            </a>
          </li>
        ),
      )}
      {/* The bar for scrolling is as it will be. */}
      <li aria-hidden="true" className="shrink-0" style={{ height: below }} />
    </ul>
  );
}

function Menu() {
  return (
    <span
      data-card-menu=""
      className="-mr-1 flex size-6 shrink-0 items-center justify-center rounded-md text-ink-faint hover:bg-hover hover:text-ink [&_svg]:size-4 pointer-coarse:-my-2 pointer-coarse:size-9"
    >
      <Ellipsis aria-hidden="true" />
    </span>
  );
}
