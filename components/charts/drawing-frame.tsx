"use client";

import { memo, type ReactNode, useState } from "react";
import { ChartLegend, type LegendItem } from "@/components/charts/chart-legend";
import { cn } from "@/components/ui/cn";
import { Disclosure } from "@/components/ui/disclosure";
import { t } from "@/lib/language";

export interface DrawingFrameProps {
  /** What the drawing says, in a sentence; the accessible name of the figure. */
  label: string;
  /** Pixels. */
  height?: number;
  /** Lies over the drawing, placed by the caller. */
  overlay?: ReactNode;
  legend?: readonly LegendItem[];
  /** The same numbers as a Table, for those who cannot see or do not trust the drawing. */
  table?: ReactNode;
  /** Title of the part that opens the table. */
  tableTitle?: string;
  className?: string;
}

/** Holds a drawing: its size, its name, its legend, and its numbers as a table. */
export function DrawingFrame({
  label,
  children,
  height = 240,
  overlay,
  legend = [],
  table,
  tableTitle = t("Show as a table"),
  className,
}: DrawingFrameProps & { children: ReactNode }) {
  // Many tables are never opened, and a chart that follows a slider is drawn often.
  const [showsTable, setShowsTable] = useState(false);
  return (
    <figure aria-label={label} className={cn("flex min-w-0 flex-col gap-2", className)}>
      {legend.length > 0 ? <ChartLegend items={legend} className="py-1" /> : null}
      {/* Until its place is measured a chart is drawn wider than a phone. */}
      <div className="relative min-w-0 overflow-x-clip" style={{ height }}>
        {children}
        {overlay}
      </div>
      {table ? (
        <TablePart title={tableTitle} isShown={showsTable} onShow={setShowsTable}>
          {showsTable ? table : null}
        </TablePart>
      ) : null}
    </figure>
  );
}

/** Stands still while it is closed, however often the drawing changes. */
const TablePart = memo(function TablePart({
  title,
  isShown,
  onShow,
  children,
}: {
  title: string;
  isShown: boolean;
  onShow: (isShown: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Disclosure
      title={title}
      level={3}
      className="text-ink-muted text-xs"
      isExpanded={isShown}
      onExpandedChange={onShow}
    >
      {children}
    </Disclosure>
  );
});
