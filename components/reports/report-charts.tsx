"use client";

import { AmountsChart } from "@/components/charts/amounts-chart";
import { ChartActions } from "@/components/charts/chart-frame";
import { CurveChart, type CurveSeries } from "@/components/charts/curve-chart";
import type { Opening } from "@/components/charts/mark-link";
import { type RatePoint, RatesChart } from "@/components/charts/rates-chart";
import { StagesChart } from "@/components/charts/stages-chart";
import { currencyExponent } from "@/lib/engine/money";
import { STAGES, type Stage } from "@/lib/engine/stages";
import { numberText, periodText, zoneText } from "@/lib/format";
import type {
  ColumnKind,
  ReportChart,
  ReportResult,
  ReportRow,
  ReportTable,
} from "@/lib/reports/schema";
import { formatCell, formatInterval } from "@/lib/reports/schema/format";
import { cellHref } from "./report-links";
import { titleOf } from "./report-table";
import { reportTexts } from "./report-texts";

/** More bars than this cannot be told apart; the table has all rows. */
const MAX_BARS = 15;

export interface ReportChartProps {
  result: ReportResult;
  chart: ReportChart;
  /** Where what can be done with the drawing stands. */
  actions: HTMLElement | null;
}

export function ReportChartView({ actions, ...props }: ReportChartProps) {
  return (
    <ChartActions value={actions}>
      <Drawing {...props} />
    </ChartActions>
  );
}

/** Draws what a report says should be drawn of its tables; nothing where there is no row. */
function Drawing({ result, chart }: Omit<ReportChartProps, "actions">) {
  const table = result.tables.find((one) => one.id === chart.table);
  const rows = table?.rows.filter((row) => !row.isTotal) ?? [];
  if (!table || rows.length === 0) return null;
  const caption = captionOf(result, table);
  const opening = (row: ReportRow, key: string, name: string) =>
    openingOf(result, table, row, key, name);
  switch (chart.kind) {
    case "rates":
      return <Rates {...{ chart, table, rows, caption, opening }} />;
    case "stages":
      return (
        <StagesChart
          label={chart.title}
          caption={caption}
          ofPrevious={reportTexts.chart.ofPrevious}
          points={rows.map((row) => ({
            label: labelOf(table, row, chart.label),
            count: numberOf(row, chart.count) ?? 0,
            rate: numberOf(row, chart.rate),
            low: row.cells[chart.rate]?.low ?? null,
            high: row.cells[chart.rate]?.high ?? null,
            opens: opening(row, chart.count, labelOf(table, row, chart.label)),
            ...(isStage(row.id) ? { color: `var(--color-stage-${row.id})` } : {}),
          }))}
        />
      );
    case "curve":
      return (
        <CurveChart
          label={chart.title}
          words={{ x: reportTexts.chart.day, interval: reportTexts.chart.interval }}
          caption={caption}
          series={seriesOf(rows, chart, opening)}
        />
      );
    case "stack":
    case "bars": {
      const isMoney = kindOf(table, chart.values[0] ?? "") === "money";
      const unit = isMoney ? 10 ** currencyExponent(result.currency) : 1;
      const bars = shownBars(table, chart, rows);
      const line = chart.kind === "bars" ? chart.line : undefined;
      const nameOf = (key: string) =>
        table.columns.find((column) => column.key === key)?.label ?? key;
      const amountOf = (row: ReportRow, key: string) => {
        const minor = numberOf(row, key);
        return minor === null ? null : minor / unit;
      };
      return (
        <AmountsChart
          label={chart.title}
          caption={caption}
          isStacked={chart.kind === "stack"}
          layout={kindOf(table, chart.label) === "period" ? "columns" : "bars"}
          format={isMoney ? { kind: "money", currency: result.currency } : { kind: "count" }}
          names={chart.values.map(nameOf)}
          {...(line === undefined
            ? {}
            : { line: { name: nameOf(line), values: bars.map((row) => amountOf(row, line)) } })}
          rows={bars.map((row) => ({
            label: labelOf(table, row, chart.label),
            values: chart.values.map((key) => amountOf(row, key)),
            opens: chart.values.map((key) => opening(row, key, labelOf(table, row, chart.label))),
          }))}
        />
      );
    }
  }
}

type OpeningOf = (row: ReportRow, key: string, name: string) => Opening | undefined;

/** The leads or costs of a table's cell; `name` says whose number it is. */
function openingOf(
  { currency }: ReportResult,
  table: ReportTable,
  row: ReportRow,
  key: string,
  name: string,
): Opening | undefined {
  const cell = row.cells[key];
  const column = table.columns.find((one) => one.key === key);
  const href = cellHref(cell);
  if (!href || !column || (cell?.value ?? null) === null) return undefined;
  const text = formatCell(cell, column.kind, currency);
  const interval = formatInterval(cell, column.kind, currency);
  const value = interval ? `${text} (${interval})` : text;
  return { href, label: `${name}, ${column.label}: ${value}. ${titleOf(cell, text)}` };
}

/** Which days a drawing is about, and of how many: its table's total, or the first step. */
function captionOf({ period, timeZone, tables }: ReportResult, table: ReportTable): string {
  const days = `${reportTexts.days(period.fromDay, period.toDay)}, ${zoneText(timeZone)}`;
  const counted = [table, ...tables].find((one) => one.rows.some((row) => row.isTotal)) ?? table;
  const row = counted.rows.find((one) => one.isTotal) ?? counted.rows[0];
  const column = counted.columns.find(({ kind }) => kind === "count");
  const n = row && column ? numberOf(row, column.key) : null;
  return n === null || !column ? days : `${days} · ${column.label}: n = ${numberText(n)}`;
}

/** All periods, but of other rows only those with a bar, and so many that they can be told apart. */
function shownBars(
  table: ReportTable,
  { label, values }: { label: string; values: readonly string[] },
  rows: readonly ReportRow[],
) {
  if (kindOf(table, label) === "period") return rows;
  return rows.filter((row) => values.some((key) => numberOf(row, key))).slice(0, MAX_BARS);
}

function Rates({
  chart,
  table,
  rows,
  caption,
  opening,
}: {
  chart: Extract<ReportChart, { kind: "rates" }>;
  table: ReportTable;
  rows: readonly ReportRow[];
  caption: string;
  opening: OpeningOf;
}) {
  const isTime = kindOf(table, chart.label) === "period";
  const shown = isTime ? rows : rows.slice(0, MAX_BARS);
  const points = shown.map((row): RatePoint => {
    const rate = row.cells[chart.rate];
    return {
      label: labelOf(table, row, chart.label),
      rate: numberOf(row, chart.rate),
      low: rate?.low ?? null,
      high: rate?.high ?? null,
      k: rate?.k ?? 0,
      n: rate?.n ?? 0,
      estimate: chart.estimate === undefined ? null : numberOf(row, chart.estimate),
      isMaturing: row.isMaturing ?? false,
      opens: opening(row, chart.rate, labelOf(table, row, chart.label)),
      estimateOpens: chart.estimate
        ? opening(row, chart.estimate, labelOf(table, row, chart.label))
        : undefined,
    };
  });
  const { final, maturing, estimate, interval } = reportTexts.chart;
  return (
    <RatesChart
      label={chart.title}
      caption={caption}
      layout={isTime ? "columns" : "bars"}
      points={points}
      words={{ final, maturing, estimate, interval }}
    />
  );
}

function seriesOf(
  rows: readonly ReportRow[],
  chart: Extract<ReportChart, { kind: "curve" }>,
  opening: OpeningOf,
): CurveSeries[] {
  const series = new Map<string, CurveSeries["points"][number][]>();
  for (const row of rows) {
    const name = String(row.cells[chart.series]?.value ?? "");
    const points = series.get(name) ?? [];
    series.set(name, points);
    const cell = row.cells[chart.value];
    points.push({
      x: numberOf(row, chart.x) ?? 0,
      value: numberOf(row, chart.value) ?? 0,
      low: cell?.low ?? null,
      high: cell?.high ?? null,
      opens: opening(row, chart.value, reportTexts.chart.onDay(name, numberOf(row, chart.x) ?? 0)),
    });
  }
  return [...series].map(([name, points]) => ({ name, points }));
}

function numberOf(row: ReportRow, key: string): number | null {
  const value = row.cells[key]?.value;
  return typeof value === "number" ? value : null;
}

function kindOf(table: ReportTable, key: string): ColumnKind | undefined {
  return table.columns.find((column) => column.key === key)?.kind;
}

function labelOf(table: ReportTable, row: ReportRow, key: string): string {
  const text = String(row.cells[key]?.value ?? "");
  return kindOf(table, key) === "period" ? periodText(text) : text;
}

function isStage(id: string): id is Stage {
  return (STAGES as readonly string[]).includes(id);
}
