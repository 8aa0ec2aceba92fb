"use client";

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { exactValue, shortValue } from "@/components/charts/chart-format";
import { ChartFrame } from "@/components/charts/chart-frame";
import type { LegendItem } from "@/components/charts/chart-legend";
import {
  annotationProps,
  axisProps,
  chartColor,
  chartMargin,
  cursorProps,
  gridProps,
  valueAxisProps,
} from "@/components/charts/chart-theme";
import { ChartTooltip } from "@/components/charts/chart-tooltip";
import { LineNames, useNamesWidth } from "@/components/charts/line-names";
import { hitProps, MarkLink, type Opening } from "@/components/charts/mark-link";
import { shareAxis } from "@/components/charts/share-axis";
import { dayTicks } from "@/components/charts/whole-axis";
import { t } from "@/lib/language";

export interface CurveSeries {
  name: string;
  points: readonly {
    x: number;
    value: number;
    low: number | null;
    high: number | null;
    opens?: Opening | undefined;
  }[];
}

export interface CurveChartProps {
  label: string;
  series: readonly CurveSeries[];
  /** Name of the horizontal axis and of the band. */
  words: { x: string; interval: string };
  /** Where the horizontal axis marks something, for example the end of a window. */
  marks?: readonly { x: number; label: string }[];
  caption?: string;
}

const percent = { kind: "percent" } as const;
/** Pixels around a point that take the pointer. */
const HIT = 6;

/** Shares that rise in steps; a single curve carries its 95 % band. */
export function CurveChart({ label, series, words, marks = [], caption }: CurveChartProps) {
  const isSingle = series.length === 1;
  const data = mergeSeries(series);
  const legend: LegendItem[] = [
    ...series.map(({ name }, i) => ({ label: name, color: chartColor(i), shape: "line" as const })),
    ...(isSingle
      ? [
          {
            label: words.interval,
            color: "color-mix(in oklab, var(--color-chart-1) 25%, transparent)",
          },
        ]
      : []),
  ];
  const top = Math.max(
    0,
    ...series.flatMap(({ points }) =>
      points.map((p) => (isSingle ? (p.high ?? p.value) : p.value)),
    ),
  );
  const last = data.at(-1)?.x ?? 0;
  const ends = series.map(({ name, points }, i) => ({
    name,
    color: chartColor(i),
    value: points.at(-1)?.value ?? 0,
  }));
  const openings = series.map(({ points }) => new Map(points.map(({ x, opens }) => [x, opens])));
  const first = series[0]?.points.find(({ opens }) => opens)?.x;
  return (
    <ChartFrame label={label} caption={caption} legend={legend} height={280}>
      <ComposedChart
        data={data}
        margin={{ ...chartMargin, top: 16 }}
        accessibilityLayer={first === undefined}
      >
        <CartesianGrid {...gridProps} />
        <DayAxis last={last} name={words.x} lines={series.map(({ name }) => name)} />
        <YAxis
          {...valueAxisProps}
          {...shareAxis(top)}
          interval={0}
          tickFormatter={(value: number) => shortValue(value, percent)}
        />
        <Tooltip
          {...cursorProps}
          content={({ active, payload }) => {
            const point = payload?.[0]?.payload as CurvePoint | undefined;
            if (!active || !point) return null;
            return (
              <ChartTooltip
                title={`${words.x} ${point.x}`}
                rows={series.flatMap(({ name }, i) => {
                  const value = point[`v${i}`];
                  return typeof value === "number"
                    ? [{ label: name, value: exactValue(value, percent), color: chartColor(i) }]
                    : [];
                })}
                {...(isSingle && Array.isArray(point.band)
                  ? {
                      note: `${words.interval}: ${point.band.map((v) => exactValue(v, percent)).join(t(" to "))}`,
                    }
                  : {})}
              />
            );
          }}
        />
        {marks.map((mark) => (
          <ReferenceLine
            key={mark.x}
            x={mark.x}
            stroke="var(--color-line-strong)"
            strokeDasharray="4 3"
            label={{ value: mark.label, position: "top", ...annotationProps }}
          />
        ))}
        {isSingle ? (
          <Area
            dataKey="band"
            type="stepAfter"
            stroke="none"
            fill={chartColor(0)}
            fillOpacity={0.2}
            connectNulls
            activeDot={false}
            isAnimationActive={false}
          />
        ) : null}
        {series.map(({ name }, i) => (
          <Line
            key={name}
            dataKey={`v${i}`}
            name={name}
            type="stepAfter"
            stroke={chartColor(i)}
            strokeWidth={2}
            dot={({ key, cx, cy, index, points, payload }) => {
              const to = openings[i]?.get((payload as CurvePoint).x);
              if (!to || cx === undefined || cy === undefined) return <g key={key} />;
              const { left, right } = reachOf(points, index, cx);
              return (
                <MarkLink key={key} to={to} isFirst={i === 0 && payload.x === first}>
                  <circle {...hitProps} cx={cx} cy={cy} r={6} pointerEvents="none" />
                  <rect
                    data-hit=""
                    fill="transparent"
                    x={left}
                    y={cy - HIT}
                    width={right - left}
                    height={2 * HIT}
                  />
                </MarkLink>
              );
            }}
            activeDot={{ pointerEvents: "none" }}
            connectNulls
            isAnimationActive={false}
          />
        ))}
        <LineNames ends={ends} x={last} />
      </ComposedChart>
    </ChartFrame>
  );
}

/** Days from 0 on, with room behind the last for the names of lines. */
function DayAxis({ last, name, lines }: { last: number; name: string; lines: string[] }) {
  return (
    <XAxis
      {...axisProps}
      dataKey="x"
      type="number"
      domain={[0, "dataMax"]}
      padding={{ right: useNamesWidth(lines) }}
      ticks={dayTicks(last)}
      tickFormatter={(x: number) => `${x}`}
      label={{ value: name, position: "insideBottomRight", offset: -2, ...annotationProps }}
      height={36}
    />
  );
}

type CurvePoint = { x: number; band?: [number, number] } & Record<string, unknown>;

/** Where the pointer is on a point: no further than halfway to its neighbours, whose days are others. */
function reachOf(points: readonly { x: number | null }[], index: number, cx: number) {
  const before = points[index - 1]?.x ?? cx - 2 * HIT;
  const after = points[index + 1]?.x ?? cx + 2 * HIT;
  return {
    left: Math.max(cx - HIT, (before + cx) / 2),
    right: Math.min(cx + HIT, (cx + after) / 2),
  };
}

/** One row per time at which any curve steps; every curve begins at 0 and holds its last value. */
function mergeSeries(series: readonly CurveSeries[]): CurvePoint[] {
  const times = new Set([0, ...series.flatMap(({ points }) => points.map((point) => point.x))]);
  const rows: CurvePoint[] = [...times].sort((a, b) => a - b).map((x) => ({ x }));
  series.forEach(({ points }, i) => {
    let next = 0;
    let current: CurveSeries["points"][number] | undefined;
    for (const row of rows) {
      for (let point = points[next]; point && point.x <= row.x; point = points[next]) {
        current = point;
        next += 1;
      }
      row[`v${i}`] = current?.value ?? 0;
      if (i === 0)
        row.band = [current?.low ?? current?.value ?? 0, current?.high ?? current?.value ?? 0];
    }
  });
  return rows;
}
