"use client";

import { island } from "@/components/shell/island";
import { cn } from "@/components/ui/cn";
import type { ReportChart } from "@/lib/reports/schema";
import type { ReportChartProps } from "./report-charts";

/** About as high as the drawing, so that little moves when it comes. */
const HEIGHTS: Record<ReportChart["kind"], string> = {
  rates: "h-75",
  stages: "h-66",
  curve: "h-80",
  stack: "h-70",
  bars: "h-70",
};

function ChartSketch({ chart }: ReportChartProps) {
  return <div data-skeleton="" className={cn("rounded-sm bg-hover/50", HEIGHTS[chart.kind])} />;
}

/** A report's drawing, in the browser alone; the server draws the table of the same numbers. */
export const ReportChartFrame = island(
  async () => ({ default: (await import("./report-charts")).ReportChartView }),
  ChartSketch,
);
