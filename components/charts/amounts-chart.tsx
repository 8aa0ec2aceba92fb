"use client";

import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";
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

export interface AmountsChartProps {
  label: string;
  rows: readonly { label: string; values: readonly (number | null)[] }[];
  /** Names of the values of a row, in their order. */
  names: readonly string[];
  format: ValueFormat;
  isStacked: boolean;
}

/** Amounts side by side, or upon each other where they add up. */
export function AmountsChart({ label, rows, names, format, isStacked }: AmountsChartProps) {
  const data = rows.map((row) => ({
    ...row,
    ...Object.fromEntries(row.values.map((v, i) => [`v${i}`, v])),
  }));
  return (
    <ChartFrame
      label={label}
      height={240}
      legend={names.map((name, i) => ({ label: name, color: chartColor(i) }))}
    >
      <BarChart data={data} margin={chartMargin} barGap={2} accessibilityLayer>
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
            {...(isStacked ? { stackId: "all" } : { radius: 2 })}
          />
        ))}
      </BarChart>
    </ChartFrame>
  );
}
