"use client";

import type { ReactNode } from "react";
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";
import { exactValue, shortValue } from "@/components/charts/chart-format";
import { ChartFrame } from "@/components/charts/chart-frame";
import { axisProps, cursorProps, gridProps, valueAxisProps } from "@/components/charts/chart-theme";
import { ChartTooltip } from "@/components/charts/chart-tooltip";

export interface HistogramChartProps {
  label: string;
  /** Counts of each series, bin by bin; bin i begins at i × width. */
  bins: readonly (readonly number[])[];
  width: number;
  series: readonly { name: string; color: string }[];
  /** Name of what the bins measure. */
  xName: string;
  /** Lies over the plot exactly, from 0 to the end of the last bin. */
  overlay?: ReactNode;
  table?: ReactNode;
}

const count = { kind: "count" } as const;
const MARGIN = { top: 22, right: 12, bottom: 4, left: 0 } as const;
const AXIS_WIDTH = 44;
const AXIS_HEIGHT = 22;
/** More names than this would touch each other. */
const MOST_TICKS = 8;

/** How often values fall into bins, upon each other by kind. */
export function HistogramChart({
  label,
  bins,
  width,
  series,
  xName,
  overlay,
  table,
}: HistogramChartProps) {
  const data = bins.map((counts, i) => ({
    from: i * width,
    counts,
    ...Object.fromEntries(counts.map((n, s) => [`s${s}`, n])),
  }));
  const every = Math.ceil(bins.length / MOST_TICKS);
  return (
    <ChartFrame
      label={label}
      height={190}
      legend={series.map(({ name, color }) => ({ label: name, color }))}
      table={table}
      overlay={
        overlay ? (
          <div
            className="pointer-events-none absolute top-0"
            style={{
              left: MARGIN.left + AXIS_WIDTH,
              right: MARGIN.right,
              bottom: MARGIN.bottom + AXIS_HEIGHT,
            }}
          >
            {overlay}
          </div>
        ) : null
      }
    >
      <BarChart data={data} margin={MARGIN} barCategoryGap={1} accessibilityLayer>
        <CartesianGrid {...gridProps} />
        <XAxis
          {...axisProps}
          dataKey="from"
          height={AXIS_HEIGHT}
          interval={0}
          tick={<EdgeTick every={every} bins={bins.length} />}
        />
        <YAxis
          {...valueAxisProps}
          width={AXIS_WIDTH}
          allowDecimals={false}
          tickFormatter={(value: number) => shortValue(value, count)}
        />
        <Tooltip
          {...cursorProps}
          content={({ active, payload }) => {
            const bin = payload?.[0]?.payload as (typeof data)[number] | undefined;
            if (!active || !bin) return null;
            return (
              <ChartTooltip
                title={`${xName} ${bin.from} to ${bin.from + width}`}
                rows={series.map(({ name, color }, s) => ({
                  label: name,
                  value: exactValue(bin.counts[s] ?? 0, count),
                  color,
                }))}
              />
            );
          }}
        />
        {series.map(({ name, color }, s) => (
          <Bar
            key={name}
            dataKey={`s${s}`}
            name={name}
            stackId="all"
            fill={color}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ChartFrame>
  );
}

interface EdgeTickProps {
  every: number;
  bins: number;
  x?: number;
  y?: number;
  /** Of the whole axis. */
  width?: number;
  index?: number;
  payload?: { value: number };
}

/** A bin is named at the edge where it begins, not in its middle. */
function EdgeTick({ every, bins, x = 0, y = 0, width = 0, index = 0, payload }: EdgeTickProps) {
  if (index % every !== 0) return <g />;
  return (
    <text
      x={x - width / bins / 2}
      y={y + 10}
      textAnchor="middle"
      fontSize={axisProps.tick.fontSize}
      fill={axisProps.tick.fill}
    >
      {payload?.value}
    </text>
  );
}
