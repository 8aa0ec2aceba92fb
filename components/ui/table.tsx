import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode, TdHTMLAttributes } from "react";
import { cn } from "@/components/ui/cn";

export interface TableProps {
  /** Names the table and its scrolling region. */
  label: string;
  children: ReactNode;
  /** With a height the body scrolls under a fixed head. */
  maxHeight?: string;
  /** Frame and rounded corners of its own, for a table outside a card. */
  isFramed?: boolean;
  className?: string;
}

/**
 * A table that scrolls sideways within itself, with a shade on the side where there is more; the
 * region can be focused, so that keys scroll it.
 */
export function Table({ label, children, maxHeight, isFramed = false, className }: TableProps) {
  return (
    <div
      className={cn(
        "scroll-shade min-w-0 overflow-hidden",
        isFramed && "rounded-lg border border-line bg-surface",
        className,
      )}
    >
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        style={maxHeight ? { maxHeight } : undefined}
        className="scroll-shade-port scroll-thin relative overflow-auto focus-visible:-outline-offset-2"
      >
        <table aria-label={label} className="w-full border-separate border-spacing-0 text-sm">
          {children}
        </table>
      </section>
    </div>
  );
}

/** For the cells of a first column that stays in place while the others scroll under it. */
export const fixedColumn = "scroll-shade-column sticky left-0 bg-surface";

export function TableHead({ children }: { children: ReactNode }) {
  return <thead className="sticky top-0 z-10">{children}</thead>;
}

export function TableBody({ children }: { children: ReactNode }) {
  return (
    <tbody className="[&>tr:last-child>*]:border-b-0 [&>tr:hover>*]:bg-hover/50">{children}</tbody>
  );
}

export function TableFoot({ children }: { children: ReactNode }) {
  return (
    <tfoot className="font-medium [&>tr>*]:border-line [&>tr>*]:border-t [&>tr>*]:border-b-0">
      {children}
    </tfoot>
  );
}

export function Row({ children, className }: { children: ReactNode; className?: string }) {
  return <tr className={className}>{children}</tr>;
}

export type Align = "left" | "right" | "center";
const aligns: Record<Align, string> = {
  left: "text-left",
  right: "text-right tabular",
  center: "text-center",
};

export interface ColumnHeadProps {
  children: ReactNode;
  align?: Align;
  /** Sorting kept in the address: where the head leads, and the order shown now. */
  sort?: { href: string; direction: "ascending" | "descending" | "none" };
  /** Keeps the text for screen readers only, e.g. over a column of buttons. */
  isHidden?: boolean;
  title?: string;
  className?: string;
}

/** Head of a column. */
export function ColumnHead({
  children,
  align = "left",
  sort,
  isHidden = false,
  title,
  className,
}: ColumnHeadProps) {
  return (
    <th
      scope="col"
      title={title}
      aria-sort={sort?.direction}
      className={cn(
        "h-8 whitespace-nowrap border-line border-b bg-surface px-3 font-medium text-ink-muted text-xs",
        aligns[align],
        className,
      )}
    >
      {sort ? (
        <a
          href={sort.href}
          data-keep-scroll=""
          className="inline-flex items-center gap-1 hover:text-ink"
        >
          {children}
          {sort.direction === "ascending" ? (
            <ArrowUp aria-hidden="true" className="size-3" />
          ) : null}
          {sort.direction === "descending" ? (
            <ArrowDown aria-hidden="true" className="size-3" />
          ) : null}
        </a>
      ) : (
        <span className={cn(isHidden && "sr-only")}>{children}</span>
      )}
    </th>
  );
}

const cell = "h-9 border-line border-b px-3 py-1.5";

/** The look of a cell, for tables of so many that a component each would take too long. */
export function cellClass(align: Align = "left", className?: string): string {
  return cn(cell, aligns[align], className);
}

export interface CellProps
  extends Pick<TdHTMLAttributes<HTMLTableCellElement>, "colSpan" | "title"> {
  children?: ReactNode;
  align?: Align;
  className?: string;
}

export function Cell({ children, align = "left", className, ...props }: CellProps) {
  return (
    <td {...props} className={cellClass(align, className)}>
      {children}
    </td>
  );
}

/** The cell that names its row. */
export function RowHead({ children, align = "left", className, ...props }: CellProps) {
  return (
    <th scope="row" {...props} className={cellClass(align, cn("font-medium", className))}>
      {children}
    </th>
  );
}
