"use client";

import { type ReactElement, type ReactNode, useState } from "react";
import { ResponsiveContainer } from "recharts";
import { ChartLegend, type LegendItem } from "@/components/charts/chart-legend";
import { cn } from "@/components/ui/cn";
import { Disclosure } from "@/components/ui/disclosure";

export interface ChartFrameProps {
  /** What the drawing says, in a sentence; the accessible name of the figure. */
  label: string;
  /** One Recharts chart. */
  children: ReactElement;
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

/** Holds a chart: its size, its name, its legend, and its numbers as a table. */
export function ChartFrame({
  label,
  children,
  height = 240,
  overlay,
  legend = [],
  table,
  tableTitle = "Show as a table",
  className,
}: ChartFrameProps) {
  // Many tables are never opened, and a chart that follows a slider is drawn often.
  const [showsTable, setShowsTable] = useState(false);
  return (
    <figure aria-label={label} className={cn("flex min-w-0 flex-col gap-2", className)}>
      {legend.length > 0 ? <ChartLegend items={legend} /> : null}
      {/* Until its place is measured a chart is drawn wider than a phone. */}
      <div className="relative min-w-0 overflow-x-clip" style={{ height }}>
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height }}>
          {children}
        </ResponsiveContainer>
        {overlay}
      </div>
      {table ? (
        <Disclosure
          title={tableTitle}
          level={3}
          className="text-ink-muted text-xs"
          isExpanded={showsTable}
          onExpandedChange={setShowsTable}
        >
          {showsTable ? table : null}
        </Disclosure>
      ) : null}
    </figure>
  );
}
