"use client";

import { SetGoal } from "@/components/goals/set-goal";
import { ViewsMenu } from "@/components/views/views-menu";
import type { ReportResult } from "@/lib/reports/schema";
import { type ReportParams, reportSearch } from "@/lib/reports/schema/params";
import type { ReportData } from "./report-data";

export interface ReportActionsProps extends Pick<ReportData, "views" | "viewer"> {
  name: string;
  given: Partial<ReportParams> | null;
  /** Null when the report was refused. */
  result: ReportResult | null;
}

/** What can be done with a report: a goal for one of its figures, and its saved views. */
export function ReportActions({ name, given, result, views, viewer }: ReportActionsProps) {
  return (
    <>
      {result && viewer.maySetGoals ? <SetGoal result={result} /> : null}
      {given ? (
        <ViewsMenu
          place={{ page: "report", report: name }}
          search={reportSearch(given).toString()}
          views={views}
          viewerId={viewer.id}
          mayShare={viewer.mayShare}
        />
      ) : null}
    </>
  );
}
