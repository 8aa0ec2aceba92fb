"use client";

import { island } from "@/components/shell/island";
import { Skeleton } from "@/components/ui/skeleton";
import type { ReportActionsProps } from "./report-actions";

function ActionsSketch({ viewer }: ReportActionsProps) {
  return (
    <div className="flex gap-2 print:hidden">
      {viewer.maySetGoals ? <Skeleton className="h-8 w-28" /> : null}
      <Skeleton className="h-8 w-22" />
    </div>
  );
}

/** A report's buttons, in the browser alone. */
export const ReportActionsFrame = island(
  async () => ({ default: (await import("./report-actions")).ReportActions }),
  ActionsSketch,
);
