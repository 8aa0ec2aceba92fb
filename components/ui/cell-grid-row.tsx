import { memo, type ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { fixedColumn } from "@/components/ui/table";

export interface GridCellView {
  text: string;
  /** What an editor begins with, and what is copied. */
  edit: string;
  /** `pending` is on its way, `refused` was not saved, `faint` is not written but follows. */
  tone?: "pending" | "refused" | "faint";
  /** More about the cell, on hover and for screen readers. */
  note?: string;
}

export interface GridRowView {
  id: string;
  label: string;
  cells: readonly GridCellView[];
  total: string;
}

export const gridCellClass = "h-9 border-line border-b px-2 py-0";

const tones: Record<NonNullable<GridCellView["tone"]>, string> = {
  pending: "text-ink-muted italic",
  refused: "bg-bad-soft text-bad-ink",
  faint: "text-ink-faint italic",
};

/** A row of a grid; drawn again only when something in it changes. */
export const CellGridRow = memo(function CellGridRow({
  row,
  place,
  focused,
  first,
  last,
  edited,
  editor,
}: {
  row: GridRowView;
  place: number;
  /** The column of the cell that has, or would get, the focus; null when it is in another row. */
  focused: number | null;
  /** The selected columns, both included. */
  first: number;
  last: number;
  edited: number | null;
  editor: ReactNode;
}) {
  return (
    <tr>
      <th
        scope="row"
        title={row.label}
        className={cn(
          gridCellClass,
          fixedColumn,
          "max-w-36 truncate text-left font-medium sm:max-w-64",
        )}
      >
        {row.label}
      </th>
      {row.cells.map((cell, column) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: columns are places, not things
          key={column}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: within a grid it is one
          role="gridcell"
          tabIndex={focused === column ? 0 : -1}
          data-spot={`${place}:${column}`}
          aria-selected={column >= first && column <= last}
          title={cell.note}
          className={cn(
            gridCellClass,
            "tabular cursor-cell select-none whitespace-nowrap text-right hover:bg-hover/50 focus:-outline-offset-2 focus:outline-2 focus:outline-accent",
            cell.tone && tones[cell.tone],
            column >= first && column <= last && last > first - 1 && "aria-selected:bg-accent-soft",
            edited === column && "p-0",
          )}
        >
          {edited === column ? editor : cell.text}
          {cell.note && edited !== column ? (
            <span className="sr-only">{`, ${cell.note}`}</span>
          ) : null}
        </td>
      ))}
      <td className={cn(gridCellClass, "tabular text-right font-medium")}>{row.total}</td>
    </tr>
  );
});
