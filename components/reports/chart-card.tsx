"use client";

import { type ReactNode, useState } from "react";
import { Card } from "@/components/ui/card";
import type { ReportChart, ReportResult } from "@/lib/reports/schema";
import { ReportChartFrame } from "./report-chart-frame";

/** A report's drawing in a card; once it is drawn, what can be done with it stands beside the title. */
export function ChartCard({
  title,
  result,
  chart,
  actions,
}: {
  title: string;
  result: ReportResult;
  chart: ReportChart;
  actions?: ReactNode;
}) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <Card
      // A number stays with its sign.
      title={title.replaceAll(" %", "\u00a0%")}
      keepsActions
      actions={
        <>
          <span ref={setPlace} className="contents" />
          {actions}
        </>
      }
    >
      <ReportChartFrame result={result} chart={chart} actions={place} />
    </Card>
  );
}
