import { AmountsChart } from "@/components/charts/amounts-chart";
import { CurveChart, type CurveSeries } from "@/components/charts/curve-chart";
import { type RatePoint, RatesChart } from "@/components/charts/rates-chart";
import { StagesChart } from "@/components/charts/stages-chart";
import { currencyExponent } from "@/lib/engine/money";
import { STAGES, type Stage } from "@/lib/engine/stages";
import { periodText } from "@/lib/format";
import type {
  ColumnKind,
  ReportChart,
  ReportResult,
  ReportRow,
  ReportTable,
} from "@/lib/reports/schema";
import { reportTexts } from "./report-texts";

/** More bars than this cannot be told apart; the table has all rows. */
const MAX_BARS = 15;

/** Draws what a report says should be drawn of its tables; nothing where there is no row. */
export function ReportChartView({ result, chart }: { result: ReportResult; chart: ReportChart }) {
  const table = result.tables.find((one) => one.id === chart.table);
  const rows = table?.rows.filter((row) => !row.isTotal) ?? [];
  if (!table || rows.length === 0) return null;
  switch (chart.kind) {
    case "rates":
      return <Rates chart={chart} table={table} rows={rows} />;
    case "stages":
      return (
        <StagesChart
          label={chart.title}
          ofPrevious={reportTexts.chart.ofPrevious}
          points={rows.map((row) => ({
            label: labelOf(table, row, chart.label),
            count: numberOf(row, chart.count) ?? 0,
            rate: numberOf(row, chart.rate),
            low: row.cells[chart.rate]?.low ?? null,
            high: row.cells[chart.rate]?.high ?? null,
            ...(isStage(row.id) ? { color: `var(--color-stage-${row.id})` } : {}),
          }))}
        />
      );
    case "curve":
      return (
        <CurveChart
          label={chart.title}
          words={{ x: reportTexts.chart.day, interval: reportTexts.chart.interval }}
          series={seriesOf(rows, chart)}
        />
      );
    case "stack":
    case "bars": {
      const isMoney = kindOf(table, chart.values[0] ?? "") === "money";
      const unit = isMoney ? 10 ** currencyExponent(result.currency) : 1;
      return (
        <AmountsChart
          label={chart.title}
          isStacked={chart.kind === "stack"}
          format={isMoney ? { kind: "money", currency: result.currency } : { kind: "count" }}
          names={chart.values.map(
            (key) => table.columns.find((column) => column.key === key)?.label ?? key,
          )}
          rows={shownBars(table, chart, rows).map((row) => ({
            label: labelOf(table, row, chart.label),
            values: chart.values.map((key) => {
              const minor = numberOf(row, key);
              return minor === null ? null : minor / unit;
            }),
          }))}
        />
      );
    }
  }
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
}: {
  chart: Extract<ReportChart, { kind: "rates" }>;
  table: ReportTable;
  rows: readonly ReportRow[];
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
    };
  });
  const { final, maturing, estimate, interval } = reportTexts.chart;
  return (
    <RatesChart
      label={chart.title}
      layout={isTime ? "columns" : "bars"}
      points={points}
      words={{ final, maturing, estimate, interval }}
    />
  );
}

function seriesOf(
  rows: readonly ReportRow[],
  chart: Extract<ReportChart, { kind: "curve" }>,
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
