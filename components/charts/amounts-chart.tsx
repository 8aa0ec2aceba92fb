"use client";

import {
  Bar,
  type BarShapeProps,
  CartesianGrid,
  ComposedChart,
  Line,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { exactValue, shortValue, type ValueFormat } from "@/components/charts/chart-format";
import { ChartFrame } from "@/components/charts/chart-frame";
import {
  axisProps,
  axisWidth,
  chartColor,
  chartMargin,
  cursorProps,
  gridProps,
  valueAxisProps,
} from "@/components/charts/chart-theme";
import { ChartTooltip } from "@/components/charts/chart-tooltip";
import { MarkBar } from "@/components/charts/mark-bar";
import type { Opening } from "@/components/charts/mark-link";
import { heightOfRows, NameAxis } from "@/components/charts/name-axis";
import { amountAxis } from "@/components/charts/whole-axis";

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
  /** What the amounts are held to, a value for each row: a line across them. */
  line?: { name: string; values: readonly (number | null)[] };
  format: ValueFormat;
  isStacked: boolean;
  /** Bars have their names beside them, which a phone has room for; columns below. */
  layout: "bars" | "columns";
  caption?: string;
}

/** Of a bar and of what is between two rows, in pixels. */
const BAR = 14;
const ROW_GAP = 14;

/** Amounts side by side, or upon each other where they add up. */
export function AmountsChart({
  label,
  rows,
  names,
  line,
  format,
  isStacked,
  layout,
  caption,
}: AmountsChartProps) {
  const isBars = layout === "bars";
  const data = rows.map((row, i) => ({
    ...row,
    name: row.label,
    line: line?.values[i] ?? null,
    ...Object.fromEntries(row.values.map((v, i) => [`v${i}`, v])),
  }));
  const firstSeries = names.findIndex((_, i) => rows.some((row) => row.opens[i]));
  const first = rows.findIndex((row) => row.opens[firstSeries]);
  const top = Math.max(
    0,
    ...rows.map(({ values }, i) => {
      const amounts = values.map((value) => value ?? 0);
      const reached = isStacked ? amounts.reduce((sum, one) => sum + one, 0) : Math.max(...amounts);
      return Math.max(reached, line?.values[i] ?? 0);
    }),
  );
  const lineColor = chartColor(names.length);
  const shown = [
    ...names.map((label, i) => ({ label, color: chartColor(i) })),
    ...(line ? [{ label: line.name, color: lineColor, shape: "line" as const }] : []),
  ];
  const amounts = {
    ...valueAxisProps,
    ...amountAxis(top),
    type: "number" as const,
    interval: 0,
    tickFormatter: (value: number) => shortValue(value, format),
  };
  const rowNames = data.map(({ name }) => name);
  const rowHeight = BAR * (isStacked ? 1 : names.length) + ROW_GAP;
  return (
    <ChartFrame
      label={label}
      caption={caption}
      height={isBars ? heightOfRows(rowNames, rowHeight) : 240}
      legend={shown}
    >
      <ComposedChart
        data={data}
        layout={isBars ? "vertical" : "horizontal"}
        margin={isBars ? { ...chartMargin, right: 24 } : chartMargin}
        barGap={2}
        accessibilityLayer={first < 0}
      >
        <CartesianGrid {...gridProps} vertical={isBars} horizontal={!isBars} />
        {isBars ? (
          <>
            <XAxis {...amounts} />
            <NameAxis names={rowNames} />
          </>
        ) : (
          <>
            <XAxis
              {...axisProps}
              dataKey="name"
              interval="equidistantPreserveStart"
              minTickGap={8}
            />
            <YAxis {...amounts} width={axisWidth(amounts.ticks.map(amounts.tickFormatter))} />
          </>
        )}
        <Tooltip
          {...cursorProps}
          content={({ active, payload }) => {
            const row = payload?.[0]?.payload as (typeof data)[number] | undefined;
            if (!active || !row) return null;
            return (
              <ChartTooltip
                title={row.label}
                rows={shown.map((one, i) => {
                  const value = (i < names.length ? row.values[i] : row.line) ?? null;
                  return { ...one, value: value === null ? "–" : exactValue(value, format) };
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
            maxBarSize={isBars ? BAR : 32}
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
        {line ? (
          <Line
            dataKey="line"
            name={line.name}
            type="step"
            stroke={lineColor}
            strokeWidth={2}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        ) : null}
      </ComposedChart>
    </ChartFrame>
  );
}
