"use client";

import { Bar, BarChart, type BarShapeProps, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";
import { exactValue, shortValue, type ValueFormat } from "@/components/charts/chart-format";
import { ChartFrame } from "@/components/charts/chart-frame";
import {
  axisProps,
  chartColor,
  chartMargin,
  cursorProps,
  gridProps,
  valueAxisProps,
} from "@/components/charts/chart-theme";
import { ChartTooltip } from "@/components/charts/chart-tooltip";
import { MarkBar } from "@/components/charts/mark-bar";
import type { Opening } from "@/components/charts/mark-link";

export interface AmountsChartProps {
  label: string;
  /** What each value opens stands at its place in `opens`. */
  rows: readonly {
    label: string;
    values: readonly (number | null)[];
    opens: readonly (Opening | undefined)[];
  }[];
  /** Names of the values of a row, in their order. */
  names: readonly string[];
  format: ValueFormat;
  isStacked: boolean;
  caption?: string;
}

/** Amounts side by side, or upon each other where they add up. */
export function AmountsChart({
  label,
  rows,
  names,
  format,
  isStacked,
  caption,
}: AmountsChartProps) {
  const data = rows.map((row) => ({
    ...row,
    ...Object.fromEntries(row.values.map((v, i) => [`v${i}`, v])),
  }));
  const firstSeries = names.findIndex((_, i) => rows.some((row) => row.opens[i]));
  const first = rows.findIndex((row) => row.opens[firstSeries]);
  return (
    <ChartFrame
      label={label}
      caption={caption}
      height={240}
      legend={names.map((name, i) => ({ label: name, color: chartColor(i) }))}
    >
      <BarChart data={data} margin={chartMargin} barGap={2} accessibilityLayer={first < 0}>
        <CartesianGrid {...gridProps} />
        <XAxis {...axisProps} dataKey="label" interval="equidistantPreserveStart" minTickGap={8} />
        <YAxis
          {...valueAxisProps}
          width={56}
          tickFormatter={(value: number) => shortValue(value, format)}
        />
        <Tooltip
          {...cursorProps}
          content={({ active, payload }) => {
            const row = payload?.[0]?.payload as (typeof data)[number] | undefined;
            if (!active || !row) return null;
            return (
              <ChartTooltip
                title={row.label}
                rows={names.map((name, i) => {
                  const value = row.values[i] ?? null;
                  return {
                    label: name,
                    value: value === null ? "–" : exactValue(value, format),
                    color: chartColor(i),
                  };
                })}
              />
            );
          }}
        />
        {names.map((name, i) => (
          <Bar
            key={name}
            dataKey={`v${i}`}
            name={name}
            fill={chartColor(i)}
            maxBarSize={32}
            isAnimationActive={false}
            shape={(bar: BarShapeProps) => (
              <MarkBar
                bar={bar}
                to={data[bar.index]?.opens[i]}
                isFirst={bar.index === first && i === firstSeries}
                isWhole={!isStacked}
              />
            )}
            {...(isStacked ? { stackId: "all" } : { radius: 2 })}
          />
        ))}
      </BarChart>
    </ChartFrame>
  );
}
