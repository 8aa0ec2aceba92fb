"use client";

import { useMemo } from "react";
import { ReportChartFrame } from "./report-chart-frame";
import type { ReportChartProps } from "./report-charts";

/** A drawing on the page of all reports; its data come as one text. */
export function OverviewChart({ text }: { text: string }) {
  const props = useMemo(() => JSON.parse(text) as ReportChartProps, [text]);
  return <ReportChartFrame {...props} />;
}
