"use client";

import type { ReactNode } from "react";
import { exactValue, shortValue } from "@/components/charts/chart-format";
import { chartColor } from "@/components/charts/chart-theme";
import { ChartTooltip } from "@/components/charts/chart-tooltip";
import { DrawingFrame } from "@/components/charts/drawing-frame";
import { type Area, Plot } from "@/components/charts/plot/plot";
import { type Point, roundTicks, spread, stepPath } from "@/components/charts/plot/scales";

export interface PaceChartProps {
  label: string;
  /** In order of time. */
  points: readonly { label: string; value: number; other: number | null }[];
  /** Names of the two lines; the other is drawn as ground. */
  names: { value: string; other: string };
  /** A level that is not to be passed. */
  limit: { value: number; label: string } | null;
  table?: ReactNode;
  /** Shows what is behind a point or a bar, by its place. */
  onPress?: (place: number) => void;
}

const count = { kind: "count" } as const;
const OTHER = chartColor(5);
const HEIGHT = 180;
/** Room for a letter of the names at the lines' ends, in pixels. */
const NAME_WIDTH = 6.5;
/** Room for a name below, in pixels. */
const TICK_WIDTH = 80;

/** Counts per period against those of another way of counting, named at their ends. */
export function PaceChart({ label, points, names, limit, table, onPress }: PaceChartProps) {
  const last = points.at(-1);
  const hasOther = points.some(({ other }) => other !== null);
  const isHigher = !last || last.value >= (last.other ?? 0);
  const right = 6 + NAME_WIDTH * Math.max(names.value.length, hasOther ? names.other.length : 0);
  const most = Math.max(
    4,
    limit?.value ?? 0,
    ...points.map((p) => Math.max(p.value, p.other ?? 0)),
  );
  const ticks = roundTicks(most, 4);
  const top = ticks.at(-1) ?? 1;
  const x = (i: number, area: Area) =>
    area.left + ((area.right - area.left) * i) / Math.max(1, points.length - 1);
  const y = (value: number, area: Area) => area.bottom - ((area.bottom - area.top) * value) / top;
  const line = (area: Area, of: (point: PaceChartProps["points"][number]) => number) =>
    stepPath(points.map((point, i): Point => [x(i, area), y(of(point), area)]));
  return (
    <DrawingFrame
      label={label}
      height={HEIGHT}
      table={table}
      legend={limit ? [{ label: limit.label, color: chartColor(1), shape: "dashed" }] : []}
    >
      <Plot
        label={label}
        height={HEIGHT}
        margin={{ top: 14, right, bottom: 26, left: 44 }}
        yTicks={(area) =>
          ticks.map((value) => ({ at: y(value, area), text: shortValue(value, count) }))
        }
        xTicks={(area) =>
          spread(points.length, Math.floor((area.right - area.left) / TICK_WIDTH)).map((i) => ({
            at: x(i, area),
            text: points[i]?.label ?? "",
          }))
        }
        onPress={onPress}
        places={(area) => points.map((_, i) => x(i, area))}
        tooltip={(i) => {
          const point = points[i];
          if (!point) return null;
          const { value, other } = point;
          const own = { label: names.value, value: exactValue(value, count), color: chartColor(0) };
          const rows =
            other === null
              ? [own]
              : [own, { label: names.other, value: exactValue(other, count), color: OTHER }];
          return (
            <ChartTooltip
              title={point.label}
              rows={rows}
              {...(limit ? { note: limit.label } : {})}
            />
          );
        }}
      >
        {(area) => {
          const other = hasOther ? line(area, (point) => point.other ?? 0) : "";
          const end = { x: x(points.length - 1, area), floor: area.bottom };
          return (
            <>
              {hasOther ? (
                <>
                  <path
                    d={`${other}V${area.bottom}H${area.left}Z`}
                    fill={OTHER}
                    fillOpacity={0.22}
                  />
                  <path d={other} fill="none" stroke={OTHER} />
                  <EndLabel
                    {...end}
                    y={y(last?.other ?? 0, area)}
                    name={names.other}
                    isUpper={!isHigher}
                    color="var(--color-ink-muted)"
                  />
                </>
              ) : null}
              <path
                d={line(area, (point) => point.value)}
                fill="none"
                stroke={chartColor(0)}
                strokeWidth={1.75}
              />
              <EndLabel
                {...end}
                y={y(last?.value ?? 0, area)}
                name={names.value}
                isUpper={isHigher}
                color="var(--color-ink)"
              />
              {limit ? (
                <line
                  x1={area.left}
                  x2={area.right}
                  y1={y(limit.value, area)}
                  y2={y(limit.value, area)}
                  stroke={chartColor(1)}
                  strokeDasharray="5 3"
                  strokeWidth={1.5}
                />
              ) : null}
            </>
          );
        }}
      </Plot>
    </DrawingFrame>
  );
}

/** The name of a line behind its end, above the axis and the words below that. */
function EndLabel({
  x,
  y,
  floor,
  name,
  isUpper,
  color,
}: {
  x: number;
  y: number;
  floor: number;
  name: string;
  isUpper: boolean;
  color: string;
}) {
  return (
    <text
      x={x + 6}
      y={Math.min(y + (isUpper ? -2 : 11), floor - (isUpper ? 14 : 1))}
      fontSize={11}
      fontWeight={600}
      fill={color}
    >
      {name}
    </text>
  );
}
