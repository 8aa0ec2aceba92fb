"use client";

import type { ReactNode } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  LabelList,
  Line,
  ReferenceLine,
  Tooltip,
  usePlotArea,
  XAxis,
  YAxis,
} from "recharts";
import { exactValue, shortValue } from "@/components/charts/chart-format";
import { ChartFrame } from "@/components/charts/chart-frame";
import {
  axisProps,
  chartColor,
  cursorProps,
  gridProps,
  valueAxisProps,
} from "@/components/charts/chart-theme";
import { ChartTooltip } from "@/components/charts/chart-tooltip";

export interface PaceChartProps {
  label: string;
  /** In order of time. */
  points: readonly { label: string; value: number; other: number | null }[];
  /** Names of the two lines; the other is drawn as ground. */
  names: { value: string; other: string };
  /** A level that is not to be passed. */
  limit: { value: number; label: string } | null;
  table?: ReactNode;
}

const count = { kind: "count" } as const;
const OTHER = chartColor(5);
/** Room for a letter of the names at the lines' ends, in pixels. */
const NAME_WIDTH = 6.5;

/** Counts per period against those of another way of counting, named at their ends. */
export function PaceChart({ label, points, names, limit, table }: PaceChartProps) {
  const last = points.at(-1);
  const hasOther = points.some(({ other }) => other !== null);
  const isHigher = !last || last.value >= (last.other ?? 0);
  const right = 6 + NAME_WIDTH * Math.max(names.value.length, hasOther ? names.other.length : 0);
  const top = Math.max(4, limit?.value ?? 0, ...points.map((p) => Math.max(p.value, p.other ?? 0)));
  const endLabel = (name: string, isUpper: boolean, color: string) => (
    <LabelList
      content={({ x, y, index }) =>
        index === points.length - 1 ? (
          <EndLabel x={Number(x)} y={Number(y)} {...{ name, isUpper, color }} />
        ) : null
      }
    />
  );
  return (
    <ChartFrame
      label={label}
      height={180}
      table={table}
      legend={limit ? [{ label: limit.label, color: chartColor(1), shape: "dashed" }] : []}
    >
      <ComposedChart
        data={[...points]}
        margin={{ top: 14, right, bottom: 4, left: 0 }}
        accessibilityLayer
      >
        <CartesianGrid {...gridProps} />
        <XAxis {...axisProps} dataKey="label" interval="preserveStartEnd" minTickGap={32} />
        <YAxis
          {...valueAxisProps}
          domain={[0, niceTop(top)]}
          allowDecimals={false}
          tickFormatter={(value: number) => shortValue(value, count)}
        />
        <Tooltip
          {...cursorProps}
          content={({ active, payload }) => {
            const point = payload?.[0]?.payload as PaceChartProps["points"][number] | undefined;
            if (!active || !point) return null;
            return (
              <ChartTooltip
                title={point.label}
                rows={[
                  {
                    label: names.value,
                    value: exactValue(point.value, count),
                    color: chartColor(0),
                  },
                  ...(point.other === null
                    ? []
                    : [
                        { label: names.other, value: exactValue(point.other, count), color: OTHER },
                      ]),
                ]}
                {...(limit ? { note: limit.label } : {})}
              />
            );
          }}
        />
        {hasOther ? (
          <Area
            dataKey="other"
            name={names.other}
            type="step"
            stroke={OTHER}
            strokeWidth={1}
            fill={OTHER}
            fillOpacity={0.22}
            activeDot={false}
            isAnimationActive={false}
          >
            {endLabel(names.other, !isHigher, "var(--color-ink-muted)")}
          </Area>
        ) : null}
        <Line
          dataKey="value"
          name={names.value}
          type="step"
          stroke={chartColor(0)}
          strokeWidth={1.75}
          dot={false}
          isAnimationActive={false}
        >
          {endLabel(names.value, isHigher, "var(--color-ink)")}
        </Line>
        {limit ? (
          <ReferenceLine
            y={limit.value}
            stroke={chartColor(1)}
            strokeDasharray="5 3"
            strokeWidth={1.5}
          />
        ) : null}
      </ComposedChart>
    </ChartFrame>
  );
}

/** The name of a line behind its end, above the axis and the words below that. */
function EndLabel({
  x,
  y,
  name,
  isUpper,
  color,
}: {
  x: number;
  y: number;
  name: string;
  isUpper: boolean;
  color: string;
}) {
  const plot = usePlotArea();
  const floor = plot ? plot.y + plot.height - (isUpper ? 14 : 1) : Number.POSITIVE_INFINITY;
  return (
    <text
      x={x + 6}
      y={Math.min(y + (isUpper ? -2 : 11), floor)}
      fontSize={11}
      fontWeight={600}
      fill={color}
    >
      {name}
    </text>
  );
}

/** The next round number with which the axis can be divided evenly. */
function niceTop(top: number): number {
  const unit = 10 ** Math.floor(Math.log10(top));
  const steps = [1, 2, 4, 6, 8, 10];
  return (steps.find((step) => step * unit >= top * 1.04) ?? 12) * unit;
}
