"use client";

import type { ReactNode } from "react";
import { exactValue, shortValue, type ValueFormat } from "@/components/charts/chart-format";
import { annotationProps } from "@/components/charts/chart-theme";
import { ChartTooltip } from "@/components/charts/chart-tooltip";
import { DrawingFrame } from "@/components/charts/drawing-frame";
import { type Area, Plot } from "@/components/charts/plot/plot";
import { bandPath, linePath, type Point, roundTicks } from "@/components/charts/plot/scales";
import { numberText } from "@/lib/format";
import { t } from "@/lib/language";

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

const HEIGHT = 124;
const MARGIN = { top: 14, right: 12, bottom: 22, left: 44 } as const;
const X_PARTS = 5;
const Y_PARTS = 3;

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
  const first = Math.min(points[0]?.x ?? 0, mark.x);
  const last = Math.max(points.at(-1)?.x ?? 1, mark.x, first + 1);
  const ticks = valueTicks(points, format);
  const top = ticks.at(-1) ?? 1;
  const x = (value: number, { left, right }: Area) =>
    left + ((right - left) * (value - first)) / (last - first);
  const y = (value: number, { top: high, bottom }: Area) =>
    bottom - ((bottom - high) * value) / top;
  const isRight = mark.x > first + (last - first) * 0.8;
  return (
    <DrawingFrame
      label={label}
      height={HEIGHT}
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
      <Plot
        label={label}
        height={HEIGHT}
        margin={MARGIN}
        group={group}
        yTicks={(area) =>
          ticks.map((value) => ({ at: y(value, area), text: shortValue(value, format) }))
        }
        xTicks={(area) =>
          roundTicks(last, X_PARTS)
            .filter((value) => value >= first && value <= last)
            .map((value) => ({ at: x(value, area), text: numberText(value) }))
        }
        places={(area) => points.map((point) => x(point.x, area))}
        tooltip={(place) => <SweepTooltip point={points[place]} {...{ words, format, color }} />}
      >
        {(area) => (
          <>
            {words.interval ? (
              <path d={bandPath(bandsOf(points, area, x, y))} fill={color} fillOpacity={0.2} />
            ) : null}
            <path
              d={linePath(
                points.map((point): Point | null =>
                  point.value === null ? null : [x(point.x, area), y(point.value, area)],
                ),
              )}
              fill="none"
              stroke={color}
              strokeWidth={2}
            />
            <line
              x1={x(mark.x, area)}
              x2={x(mark.x, area)}
              y1={area.top}
              y2={area.bottom}
              stroke="var(--color-ink)"
              strokeWidth={1.5}
            />
            <text
              {...annotationProps}
              x={x(mark.x, area) + (isRight ? -4 : 4)}
              y={area.top + 12}
              textAnchor={isRight ? "end" : "start"}
              fill="var(--color-ink)"
              stroke="var(--color-surface)"
              strokeWidth={3}
              paintOrder="stroke"
            >
              {mark.label}
            </text>
          </>
        )}
      </Plot>
    </DrawingFrame>
  );
}

function SweepTooltip({
  point,
  words,
  format,
  color,
}: Pick<SweepChartProps, "words" | "format" | "color"> & { point: SweepPoint | undefined }) {
  if (!point) return null;
  const { value, low, high, n } = point;
  const told = value === null ? "–" : exactValue(value, format);
  const rows: { label: string; value: ReactNode; color?: string }[] = [
    { label: words.value, value: told, color },
  ];
  if (words.interval && typeof low === "number" && typeof high === "number") {
    const interval = t`${shortValue(low, format)} to ${shortValue(high, format)}`;
    rows.push({ label: words.interval, value: interval });
  }
  if (n !== undefined) rows.push({ label: "n", value: n });
  return <ChartTooltip title={`${words.x} ${point.x}`} rows={rows} />;
}

type Scale = (value: number, area: Area) => number;

/** The intervals as they stand in the drawing, parted where there are none. */
function bandsOf(points: readonly SweepPoint[], area: Area, x: Scale, y: Scale) {
  const parts: { x: number; low: number; high: number }[][] = [[]];
  for (const { x: at, low, high } of points) {
    if (typeof low === "number" && typeof high === "number") {
      parts.at(-1)?.push({ x: x(at, area), low: y(low, area), high: y(high, area) });
    } else parts.push([]);
  }
  return parts;
}

/** Shares up to the next tenth, so that the axis keeps still while the curve moves a little. */
function valueTicks(points: readonly SweepPoint[], { kind }: ValueFormat): number[] {
  const most = Math.max(0, ...points.map(({ value, high }) => high ?? value ?? 0));
  if (kind !== "percent") return roundTicks(most, Y_PARTS);
  const top = Math.min(1, Math.ceil(Math.max(0.05, most) * 10) / 10);
  return [0, top / 2, top];
}
