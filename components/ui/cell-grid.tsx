"use client";

import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef, useState } from "react";
import { useCellClipboard } from "@/components/ui/cell-clipboard";
import { CellGridRow, type GridRowView, gridCellClass } from "@/components/ui/cell-grid-row";
import { CellInput } from "@/components/ui/cell-input";
import {
  at,
  boundsOf,
  formatBlock,
  moved,
  type Placed,
  parseBlock,
  placeBlock,
  type Spot,
  spotsOf,
  within,
} from "@/components/ui/cell-selection";
import { cn } from "@/components/ui/cn";
import { fixedColumn } from "@/components/ui/table";

export interface CellGridProps {
  label: string;
  /** Heads the names of the rows. */
  corner: string;
  totalLabel: string;
  columns: readonly { id: string; label: string; name: string; total: string }[];
  /** At least one. */
  rows: readonly GridRowView[];
  total: string;
  isReadOnly: boolean;
  /** Cells were typed, pasted or cleared; a blank text clears. */
  onWrite: (cells: Placed[]) => void;
  /** A block was pasted that reaches beyond the grid. */
  onOverflow: () => void;
  /** Somebody wants to know what is in a cell; on small screens also to change it. */
  onOpen: (spot: Spot) => void;
  onUndo: () => void;
  /** The id of what explains the keys. */
  describedBy: string;
}

/** Small screens and fingers edit in a dialog. */
const isSmall = () => matchMedia("(pointer: coarse), (max-width: 639px)").matches;

const headClass =
  "h-8 whitespace-nowrap border-line border-b bg-surface px-2 font-medium text-ink-muted text-xs";

/** The cell that an event came from. */
function spotOf(event: { target: EventTarget }): Spot | null {
  const cell = event.target instanceof Element ? event.target.closest("[data-spot]") : null;
  const [row, column] = cell?.getAttribute("data-spot")?.split(":").map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}

/**
 * Cells that are edited in place by keyboard as in a spreadsheet, with totals by row and column.
 * Keys follow the grid pattern of the ARIA practices: one cell is in the order of Tab.
 */
export function CellGrid(props: CellGridProps) {
  const { columns, rows, isReadOnly, onWrite, onOpen } = props;
  const table = useRef<HTMLTableElement>(null);
  const size = { rows: rows.length, columns: columns.length };
  const [chosen, select] = useState(at(0, 0));
  const [editing, setEditing] = useState<(Spot & { text: string }) | null>(null);
  const selection = { anchor: within(chosen.anchor, size), focus: within(chosen.focus, size) };
  const { focus } = selection;
  const bounds = boundsOf(selection);
  const spots = () => spotsOf(bounds);
  const editText = ({ row, column }: Spot) => rows[row]?.cells[column]?.edit ?? "";

  const go = (next: typeof selection) => {
    select(next);
    const { row, column } = next.focus;
    table.current?.querySelector<HTMLElement>(`[data-spot="${row}:${column}"]`)?.focus();
  };
  const clear = () => onWrite(spots().map((spot) => ({ ...spot, text: "" })));
  const edit = (spot: Spot, text = editText(spot)) => {
    if (isReadOnly || isSmall()) onOpen(spot);
    else setEditing({ ...spot, text });
  };
  const endEdit = (spot: Spot, text: string | null) => {
    setEditing(null);
    if (text !== null && text.trim() !== editText(spot)) onWrite([{ ...spot, text }]);
  };

  useCellClipboard(table, {
    copy: () => {
      const { top, bottom, left, right } = bounds;
      const block = rows.slice(top, bottom + 1).map(({ cells }) => cells.slice(left, right + 1));
      return formatBlock(block.map((cells) => cells.map((cell) => cell.edit)));
    },
    clear: isReadOnly ? null : clear,
    paste: isReadOnly
      ? null
      : (text) => {
          const placed = placeBlock(parseBlock(text), bounds, size);
          if (placed) onWrite(placed);
          else props.onOverflow();
        },
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing) return;
    const next = moved(selection, event, size);
    const isCommand = event.ctrlKey || event.metaKey;
    const isText = event.key.length === 1 && event.key !== " " && !isCommand && !event.altKey;
    if (next) go(next);
    else if (event.key === "Enter" && event.shiftKey) onOpen(focus);
    else if (event.key === "Enter" || event.key === "F2") edit(focus);
    else if (isReadOnly) return;
    else if (isCommand && event.key === "z" && !event.shiftKey) props.onUndo();
    else if (event.key === "Delete" || event.key === "Backspace") clear();
    else if (isText) edit(focus, event.key);
    else return;
    event.preventDefault();
  };
  const onPointer = (event: PointerEvent) => {
    const spot = spotOf(event);
    const isDrawn = event.type === "pointerover";
    if (!spot || event.pointerType !== "mouse" || event.buttons !== 1) return;
    if (editing?.row === spot.row && editing.column === spot.column) return;
    event.preventDefault();
    go(isDrawn || event.shiftKey ? { ...selection, focus: spot } : { anchor: spot, focus: spot });
  };
  const onClick = (event: MouseEvent) => {
    const spot = spotOf(event);
    if (!spot || !isSmall()) return;
    go(at(spot.row, spot.column));
    onOpen(spot);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const spot = spotOf(event);
    if (spot && !editing) edit(spot);
  };

  return (
    <div className="scroll-shade min-w-0 overflow-hidden">
      <div className="scroll-shade-port scroll-thin relative max-h-[70vh] overflow-auto">
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid made of a table
          role="grid"
          aria-label={props.label}
          aria-readonly={isReadOnly}
          aria-multiselectable="true"
          aria-describedby={props.describedBy}
          onKeyDown={onKeyDown}
          onPointerDown={onPointer}
          onPointerOver={onPointer}
          onClick={onClick}
          onDoubleClick={onDoubleClick}
          className="w-full border-separate border-spacing-0 text-sm"
        >
          <thead className="sticky top-0 z-20">
            <tr>
              <th scope="col" className={cn(headClass, fixedColumn, "z-10 text-left")}>
                {props.corner}
              </th>
              {columns.map((column) => (
                <th
                  key={column.id}
                  scope="col"
                  aria-label={column.name}
                  className={cn(headClass, "text-right")}
                >
                  {column.label}
                </th>
              ))}
              <th scope="col" className={cn(headClass, "text-right")}>
                {props.totalLabel}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => {
              const isSelected = place >= bounds.top && place <= bounds.bottom;
              const edited = editing?.row === place ? editing : null;
              return (
                <CellGridRow
                  key={row.id}
                  row={row}
                  place={place}
                  focused={focus.row === place ? focus.column : null}
                  first={isSelected ? bounds.left : 0}
                  last={isSelected ? bounds.right : -1}
                  edited={edited?.column ?? null}
                  editor={
                    edited && (
                      <CellInput
                        label={`${row.label}, ${columns[edited.column]?.name ?? ""}`}
                        text={edited.text}
                        onLeave={(text) => endEdit(edited, text)}
                        onStep={(rows, columns) => {
                          const spot = { row: place + rows, column: edited.column + columns };
                          const next = within(spot, size);
                          go(at(next.row, next.column));
                        }}
                      />
                    )
                  }
                />
              );
            })}
          </tbody>
          <tfoot className="font-medium">
            <tr>
              <th scope="row" className={cn(gridCellClass, fixedColumn, "border-b-0 text-left")}>
                {props.totalLabel}
              </th>
              {columns.map((column) => (
                <td key={column.id} className={cn(gridCellClass, footClass)}>
                  {column.total}
                </td>
              ))}
              <td className={cn(gridCellClass, footClass)}>{props.total}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  );
}

const footClass = "tabular whitespace-nowrap border-b-0 text-right";
