import { Braces } from "lucide-react";
import type { JudgedGoal } from "@/components/goals/judged-goals";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { zoneText } from "@/lib/format";
import type { ReportResult } from "@/lib/reports/schema";
import { ReportChartView } from "./report-charts";
import { reportFileHref } from "./report-links";
import { ReportTableCard } from "./report-table";
import { reportTexts } from "./report-texts";

/** A report on the screen: its definition, its drawings, its numbers. */
export function ReportView({
  result,
  goals,
}: {
  result: ReportResult;
  goals: readonly JudgedGoal[];
}) {
  const { name, params, definition, period, compared, timeZone, notes, tables, charts } = result;
  const drawn = charts.filter((chart) =>
    tables.some((table) => table.id === chart.table && table.rows.some((row) => !row.isTotal)),
  );
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted text-xs">
        <span className="tabular">
          {period.preset === null ? "" : `${period.label}: `}
          {reportTexts.days(period.fromDay, period.toDay)},{" "}
          {compared
            ? `${reportTexts.compared(reportTexts.days(compared.fromDay, compared.toDay))}, `
            : ""}
          {zoneText(timeZone)}
        </span>
        <LinkButton
          href={reportFileHref(name, params)}
          target="_blank"
          size="sm"
          variant="ghost"
          className="-mx-2"
          icon={<Braces aria-hidden="true" />}
        >
          {reportTexts.json}
          <span className="sr-only">: {reportTexts.openJson}</span>
        </LinkButton>
      </p>
      <section className="max-w-3xl text-ink-muted text-xs">
        <h2 className="mb-0.5 font-medium text-ink">{reportTexts.definition}</h2>
        <p>{definition}</p>
      </section>
      {notes.map((note) => (
        <Notice key={note}>{note}</Notice>
      ))}
      {drawn.map((chart) => (
        <Card key={`${chart.kind} ${chart.table} ${chart.title}`} title={chart.title}>
          <ReportChartView result={result} chart={chart} />
        </Card>
      ))}
      {tables.map((table) => (
        <ReportTableCard key={table.id} result={result} table={table} goals={goals} />
      ))}
    </>
  );
}
