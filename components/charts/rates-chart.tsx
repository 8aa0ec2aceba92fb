"use client";

import { useId } from "react";
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  LabelList,
  Scatter,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { exactValue, shortName, shortValue } from "@/components/charts/chart-format";
import { ChartFrame } from "@/components/charts/chart-frame";
import type { LegendItem } from "@/components/charts/chart-legend";
import {
  axisProps,
  chartColor,
  chartMargin,
  cursorProps,
  gridProps,
  valueAxisProps,
} from "@/components/charts/chart-theme";
import { ChartTooltip } from "@/components/charts/chart-tooltip";
import { Hatch } from "@/components/charts/hatch";
import { shareAxis } from "@/components/charts/share-axis";

export interface RatePoint {
  label: string;
  rate: number | null;
  low: number | null;
  high: number | null;
  k: number;
  n: number;
  /** What the share will be, where it is not final yet. */
  estimate: number | null;
  isMaturing: boolean;
}

export interface RatesChartProps {
  label: string;
  points: readonly RatePoint[];
  /** Columns in order of time, or bars with long names. */
  layout: "columns" | "bars";
  /** Names of what the legend shows. */
  words: { final: string; maturing: string; estimate: string; interval: string };
}

const percent = { kind: "percent" } as const;
const INK = "var(--color-ink)";

/** Shares with their 95 % intervals; those that can still rise are hatched. */
export function RatesChart({ label, points, layout, words }: RatesChartProps) {
  const hatch = useId();
  const color = chartColor(0);
  const data = points.map((point) => ({
    ...point,
    shown: point.rate ?? 0,
    name: shortName(point.label, layout === "bars" ? 16 : 9),
    error: [(point.rate ?? 0) - (point.low ?? 0), (point.high ?? 0) - (point.rate ?? 0)],
    fill: point.isMaturing ? `url(#${hatch})` : color,
    ahead: point.isMaturing ? point.estimate : null,
  }));
  const top = Math.max(0, ...data.map((p) => Math.max(p.high ?? 0, p.ahead ?? 0)));
  const hasMaturing = points.some((point) => point.isMaturing);
  const hasEstimates = data.some((point) => point.ahead !== null);
  const legend: LegendItem[] = [
    { label: words.final, color },
    ...(hasMaturing ? [{ label: words.maturing, color, shape: "hatched" as const }] : []),
    ...(hasEstimates ? [{ label: words.estimate, color: chartColor(1) }] : []),
    { label: words.interval, color: INK, shape: "whisker" },
  ];
  const isBars = layout === "bars";
  const shares = {
    ...valueAxisProps,
    ...shareAxis(top),
    type: "number" as const,
    // All of them: left to choose, the axis would drop some and not others.
    interval: 0,
    tickFormatter: (value: number) => shortValue(value, percent),
  };
  const names = { ...axisProps, dataKey: "name", type: "category" as const };
  return (
    <ChartFrame
      label={label}
      legend={legend}
      height={isBars ? Math.max(120, data.length * 30 + 40) : 260}
    >
      <ComposedChart
        data={data}
        layout={isBars ? "vertical" : "horizontal"}
        margin={{ ...chartMargin, top: 18, right: isBars ? 24 : 12 }}
        accessibilityLayer
      >
        <Hatch id={hatch} color={color} />
        <CartesianGrid {...gridProps} vertical={isBars} horizontal={!isBars} />
        {isBars ? (
          <>
            <XAxis {...shares} />
            <YAxis {...names} width={112} interval={0} />
          </>
        ) : (
          <>
            <XAxis {...names} interval="preserveStartEnd" minTickGap={8} />
            <YAxis {...shares} />
          </>
        )}
        <Tooltip
          {...cursorProps}
          content={({ active, payload }) => {
            const point = payload?.[0]?.payload as (typeof data)[number] | undefined;
            if (!active || !point) return null;
            return <RateTooltip point={point} words={words} />;
          }}
        />
        <Bar dataKey="shown" isAnimationActive={false} maxBarSize={isBars ? 16 : 40} radius={2}>
          <ErrorBar
            dataKey="error"
            direction={isBars ? "x" : "y"}
            width={4}
            strokeWidth={1.25}
            stroke={INK}
            isAnimationActive={false}
          />
          {isBars || data.length > 12 ? null : (
            <LabelList
              dataKey="rate"
              position="insideBottom"
              offset={6}
              content={({ x, y, width, height, value }) =>
                typeof value === "number" && Number(width) >= 26 ? (
                  <text
                    x={Number(x) + Number(width) / 2}
                    y={Number(y) + Number(height) + -6}
                    textAnchor="middle"
                    fontSize={10}
                    fontWeight={600}
                    fill={INK}
                    stroke="var(--color-surface)"
                    strokeWidth={3}
                    paintOrder="stroke"
                  >
                    {shortValue(value, percent)}
                  </text>
                ) : null
              }
            />
          )}
        </Bar>
        {hasEstimates ? (
          <Scatter dataKey="ahead" shape={EstimateMark} isAnimationActive={false} />
        ) : null}
      </ComposedChart>
    </ChartFrame>
  );
}

/** A diamond with a rim that sets it off from the bar below it. */
function EstimateMark({ cx, cy }: { cx?: number | undefined; cy?: number | undefined }) {
  if (typeof cx !== "number" || typeof cy !== "number" || Number.isNaN(cy)) return <g />;
  return (
    <path
      d={`M${cx} ${cy - 6}l5 6l-5 6l-5 -6Z`}
      fill={chartColor(1)}
      stroke="var(--color-surface)"
      strokeWidth={1.5}
    />
  );
}

function RateTooltip({ point, words }: { point: RatePoint; words: RatesChartProps["words"] }) {
  const interval =
    point.low === null || point.high === null
      ? "–"
      : `${exactValue(point.low, percent)} to ${exactValue(point.high, percent)}`;
  return (
    <ChartTooltip
      title={point.label}
      rows={[
        {
          label: words.final,
          value: point.rate === null ? "–" : exactValue(point.rate, percent),
          color: chartColor(0),
        },
        { label: words.interval, value: interval },
        ...(point.isMaturing && point.estimate !== null
          ? [
              {
                label: words.estimate,
                value: exactValue(point.estimate, percent),
                color: chartColor(1),
              },
            ]
          : []),
        { label: "n", value: `${point.k} of ${point.n}` },
      ]}
      {...(point.isMaturing ? { note: words.maturing } : {})}
    />
  );
}
