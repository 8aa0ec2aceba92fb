"use client";

import * as braces from "lucide-react/icons/braces";
import type { JudgedGoal } from "@/components/goals/judged-goals";
import { WithTerms } from "@/components/help/with-terms";
import { useMounted } from "@/components/shell/use-mounted";
import { Card } from "@/components/ui/card";
import { drawnIcon } from "@/components/ui/drawn-icon";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { zoneText } from "@/lib/format";
import type { ReportResult, ReportTable } from "@/lib/reports/schema";
import { ChartCard } from "./chart-card";
import { reportFileHref } from "./report-links";
import { ReportTableCard } from "./report-table";
import { reportTexts } from "./report-texts";

const BRACES = drawnIcon(braces);

/**
 * A report on the screen: its definition, its drawings, its numbers. Of several tables the server
 * draws the first, which is what people see first; the browser draws the others.
 */
export function ReportView({
  result,
  goals,
}: {
  result: ReportResult;
  goals: readonly JudgedGoal[];
}) {
  const isMounted = useMounted();
  const { name, params, definition, period, compared, timeZone, notes, tables, charts } = result;
  const drawn = charts.filter((chart) =>
    tables.some((table) => table.id === chart.table && table.rows.some((row) => !row.isTotal)),
  );
  return (
    <>
      <p className="flex items-center gap-x-3 text-ink-muted text-xs max-sm:justify-between">
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
          icon={BRACES}
        >
          {reportTexts.json}
          <span className="sr-only">: {reportTexts.openJson}</span>
        </LinkButton>
      </p>
      <section className="max-w-3xl text-ink-muted text-xs">
        <h2 className="mb-0.5 font-medium text-ink">{reportTexts.definition}</h2>
        <p>
          <WithTerms text={definition} />
        </p>
      </section>
      {notes.map((note) => (
        <Notice key={note}>{note}</Notice>
      ))}
      {drawn.map((chart) => (
        <ChartCard
          key={`${chart.kind} ${chart.table} ${chart.title}`}
          title={chart.title}
          result={result}
          chart={chart}
        />
      ))}
      {tables.map((table, i) =>
        i === 0 || isMounted ? (
          <ReportTableCard
            key={table.id}
            result={result}
            table={table}
            goals={goals}
            isSketch={!isMounted}
          />
        ) : (
          <TableSketch key={table.id} table={table} />
        ),
      )}
    </>
  );
}

/** About as high as the table, so that those below stay where they are. */
function TableSketch({ table }: { table: ReportTable }) {
  return (
    <Card title={table.title}>
      <div style={{ height: `min(${2 + table.rows.length * 3}rem, 32rem)` }} />
    </Card>
  );
}
