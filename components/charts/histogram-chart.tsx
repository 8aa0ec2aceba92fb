"use client";

import type { ReactNode } from "react";
import { exactValue, shortValue } from "@/components/charts/chart-format";
import { ChartTooltip } from "@/components/charts/chart-tooltip";
import { DrawingFrame } from "@/components/charts/drawing-frame";
import { type Area, Plot } from "@/components/charts/plot/plot";
import { roundTicks } from "@/components/charts/plot/scales";
import { t } from "@/lib/language";

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
  /** Shows what is behind a point or a bar, by its place. */
  onPress?: (place: number) => void;
}

const count = { kind: "count" } as const;
const HEIGHT = 190;
const MARGIN = { top: 22, right: 12, bottom: 26, left: 44 } as const;
/** More names than this would touch each other. */
const MOST_TICKS = 8;
/** Between bars, in pixels. */
const GAP = 1;

/** How often values fall into bins, upon each other by kind. */
export function HistogramChart({
  label,
  bins,
  width,
  series,
  xName,
  overlay,
  table,
  onPress,
}: HistogramChartProps) {
  const sums = bins.map((counts) => counts.reduce((sum, each) => sum + each, 0));
  const ticks = roundTicks(Math.max(...sums), 4);
  const top = ticks.at(-1) ?? 1;
  const every = Math.ceil(bins.length / MOST_TICKS);
  const binWidth = ({ left, right }: Area) => (right - left) / bins.length;
  const tall = (value: number, { top: high, bottom }: Area) => ((bottom - high) * value) / top;

  /** All bars of a series, on those of the series before it. */
  function barsOf(kind: number, area: Area): string {
    return bins
      .map((counts, i) => {
        const below = counts.slice(0, kind).reduce((sum, each) => sum + each, 0);
        const height = tall(counts[kind] ?? 0, area).toFixed(1);
        const x = (area.left + i * binWidth(area) + GAP / 2).toFixed(1);
        const y = (area.bottom - tall(below, area)).toFixed(1);
        return `M${x},${y}v-${height}h${(binWidth(area) - GAP).toFixed(1)}v${height}z`;
      })
      .join("");
  }

  return (
    <DrawingFrame
      label={label}
      height={HEIGHT}
      legend={series.map(({ name, color }) => ({ label: name, color }))}
      table={table}
      overlay={
        overlay ? (
          <div
            className="pointer-events-none absolute top-0"
            style={{ left: MARGIN.left, right: MARGIN.right, bottom: MARGIN.bottom }}
          >
            {overlay}
          </div>
        ) : null
      }
    >
      <Plot
        label={label}
        height={HEIGHT}
        margin={MARGIN}
        yTicks={(area) =>
          ticks.map((value) => ({
            at: area.bottom - tall(value, area),
            text: shortValue(value, count),
          }))
        }
        // A bin is named at the edge where it begins, not in its middle.
        xTicks={(area) =>
          bins.flatMap((_, i) =>
            i % every === 0
              ? [{ at: area.left + i * binWidth(area), text: String(i * width) }]
              : [],
          )
        }
        onPress={onPress}
        places={(area) => bins.map((_, i) => area.left + (i + 0.5) * binWidth(area))}
        tooltip={(i) => (
          <ChartTooltip
            title={t`${xName} ${i * width} to ${(i + 1) * width}`}
            rows={series.map(({ name, color }, kind) => ({
              label: name,
              value: exactValue(bins[i]?.[kind] ?? 0, count),
              color,
            }))}
          />
        )}
      >
        {(area) =>
          series.map(({ name, color }, kind) => (
            <path key={name} d={barsOf(kind, area)} fill={color} />
          ))
        }
      </Plot>
    </DrawingFrame>
  );
}
