"use client";

import type { ReactNode } from "react";
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
import { exactValue, shortValue, type ValueFormat } from "@/components/charts/chart-format";
import { ChartFrame } from "@/components/charts/chart-frame";
import {
  annotationProps,
  axisProps,
  cursorProps,
  gridProps,
  valueAxisProps,
} from "@/components/charts/chart-theme";
import { ChartTooltip } from "@/components/charts/chart-tooltip";

export interface SweepPoint {
  x: number;
  value: number | null;
  low?: number | null;
  high?: number | null;
  /** Counted for the value. */
  n?: number;
}

export interface SweepChartProps {
  label: string;
  points: readonly SweepPoint[];
  format: ValueFormat;
  /** Names of the value, of the axis below, and of the band. */
  words: { value: string; x: string; interval?: string };
  color: string;
  /** Where on the axis one stands now. */
  mark: { x: number; label: string };
  table?: ReactNode;
  /** Charts of one group show the same place. */
  group: string;
}

/** What a value would be at other settings of a number; with its 95 % band. */
export function SweepChart({
  label,
  points,
  format,
  words,
  color,
  mark,
  table,
  group,
}: SweepChartProps) {
  const data = points.map((point) => ({
    ...point,
    band: typeof point.low === "number" ? [point.low, point.high] : null,
  }));
  const top = topShare(points);
  const first = points[0]?.x ?? 0;
  const last = points.at(-1)?.x ?? 1;
  const isRight = mark.x > first + (last - first) * 0.8;
  return (
    <ChartFrame
      label={label}
      height={124}
      table={table}
      legend={[
        { label: words.value, color, shape: "line" },
        ...(words.interval
          ? [
              {
                label: words.interval,
                color: `color-mix(in oklab, ${color} 25%, transparent)`,
              },
            ]
          : []),
      ]}
    >
      <ComposedChart
        data={data}
        margin={{ top: 14, right: 12, bottom: 0, left: 0 }}
        syncId={group}
        syncMethod="value"
        accessibilityLayer
      >
        <CartesianGrid {...gridProps} />
        <XAxis
          {...axisProps}
          dataKey="x"
          type="number"
          domain={[Math.min(first, mark.x), Math.max(last, mark.x)]}
          height={22}
        />
        <YAxis
          {...valueAxisProps}
          tickCount={4}
          allowDecimals={false}
          tickFormatter={(value: number) => shortValue(value, format)}
          {...(format.kind === "percent" ? { domain: [0, top], ticks: [0, top / 2, top] } : {})}
        />
        <Tooltip
          {...cursorProps}
          content={({ active, payload }) => {
            const point = payload?.[0]?.payload as SweepPoint | undefined;
            if (!active || !point) return null;
            const { low, high } = point;
            return (
              <ChartTooltip
                title={`${words.x} ${point.x}`}
                rows={[
                  {
                    label: words.value,
                    value: point.value === null ? "–" : exactValue(point.value, format),
                    color,
                  },
                  ...(words.interval && typeof low === "number" && typeof high === "number"
                    ? [
                        {
                          label: words.interval,
                          value: `${shortValue(low, format)} to ${shortValue(high, format)}`,
                        },
                      ]
                    : []),
                  ...(point.n === undefined ? [] : [{ label: "n", value: point.n }]),
                ]}
              />
            );
          }}
        />
        {words.interval ? (
          <Area
            dataKey="band"
            stroke="none"
            fill={color}
            fillOpacity={0.2}
            activeDot={false}
            isAnimationActive={false}
          />
        ) : null}
        <Line
          dataKey="value"
          stroke={color}
          strokeWidth={2}
          dot={false}
          isAnimationActive={false}
        />
        <ReferenceLine
          x={mark.x}
          stroke="var(--color-ink)"
          strokeWidth={1.5}
          label={{
            value: mark.label,
            position: isRight ? "insideTopRight" : "insideTopLeft",
            offset: 4,
            ...annotationProps,
            fill: "var(--color-ink)",
            stroke: "var(--color-surface)",
            strokeWidth: 3,
            paintOrder: "stroke",
          }}
        />
      </ComposedChart>
    </ChartFrame>
  );
}

/** Up to the next tenth, so that the axis keeps still while the curve moves a little. */
function topShare(points: readonly SweepPoint[]): number {
  const top = Math.max(0.05, ...points.map(({ value, high }) => high ?? value ?? 0));
  return Math.min(1, Math.ceil(top * 10) / 10);
}
