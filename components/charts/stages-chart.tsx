"use client";

import { Bar, BarChart, type BarShapeProps, LabelList, Tooltip, XAxis, YAxis } from "recharts";
import { exactValue, shortValue } from "@/components/charts/chart-format";
import { ChartFrame } from "@/components/charts/chart-frame";
import { axisProps, chartColor, cursorProps } from "@/components/charts/chart-theme";
import { ChartTooltip } from "@/components/charts/chart-tooltip";
import { MarkBar } from "@/components/charts/mark-bar";
import type { Opening } from "@/components/charts/mark-link";
import { t } from "@/lib/language";

export interface StagePoint {
  label: string;
  count: number;
  /** Share of the step before; null for the first. */
  rate: number | null;
  low: number | null;
  high: number | null;
  color?: string;
  opens?: Opening | undefined;
}

const percent = { kind: "percent" } as const;
const whole = { kind: "count" } as const;

/** Steps below each other, each with its count and its share of the step before. */
export function StagesChart({
  label,
  points,
  ofPrevious,
  caption,
}: {
  label: string;
  points: readonly StagePoint[];
  /** Words after a share: "of the stage before". */
  ofPrevious: string;
  caption?: string;
}) {
  const data = points.map((point) => ({
    ...point,
    fill: point.color ?? chartColor(0),
    words:
      point.rate === null
        ? shortValue(point.count, whole)
        : `${shortValue(point.count, whole)} · ${exactValue(point.rate, percent)}`,
  }));
  const first = points.findIndex((point) => point.opens);
  return (
    <ChartFrame label={label} caption={caption} height={points.length * 44 + 12}>
      <BarChart
        data={data}
        layout="vertical"
        margin={{ top: 4, right: 96, bottom: 4, left: 0 }}
        accessibilityLayer={first < 0}
      >
        <XAxis type="number" hide domain={[0, "dataMax"]} />
        <YAxis {...axisProps} type="category" dataKey="label" width={84} axisLine={false} />
        <Tooltip
          {...cursorProps}
          content={({ active, payload }) => {
            const point = payload?.[0]?.payload as (typeof data)[number] | undefined;
            if (!active || !point) return null;
            const { rate, low, high } = point;
            return (
              <ChartTooltip
                title={point.label}
                rows={[
                  { label: "n", value: exactValue(point.count, whole), color: point.fill },
                  ...(rate === null
                    ? []
                    : [{ label: ofPrevious, value: exactValue(rate, percent) }]),
                  ...(low === null || high === null
                    ? []
                    : [
                        {
                          label: "95 %",
                          value: t`${exactValue(low, percent)} to ${exactValue(high, percent)}`,
                        },
                      ]),
                ]}
              />
            );
          }}
        />
        <Bar
          dataKey="count"
          isAnimationActive={false}
          barSize={26}
          radius={3}
          minPointSize={2}
          shape={(bar: BarShapeProps) => (
            <MarkBar bar={bar} to={data[bar.index]?.opens} isFirst={bar.index === first} isWhole />
          )}
        >
          <LabelList
            dataKey="words"
            position="right"
            fill="var(--color-ink)"
            fontSize={12}
            fontWeight={500}
          />
        </Bar>
      </BarChart>
    </ChartFrame>
  );
}
