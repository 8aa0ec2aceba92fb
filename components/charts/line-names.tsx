"use client";

import { useChartWidth, useXAxisScale, useYAxisScale } from "recharts";
import { shortName } from "@/components/charts/chart-format";
import { apart } from "@/components/charts/name-places";

/** From here on, in pixels, there is room for names beside lines. */
const WIDE = 640;
const LETTERS = 18;
const LINE_HEIGHT = 13;
const GAP = 8;
/** Of the line's colour before its name, and the blank behind it. */
const MARK = 14;

export interface NamedEnd {
  name: string;
  color: string;
  /** Where the line ends. */
  value: number;
}

/** Pixels that names at the ends of lines take; 0 where they have no room and the legend is enough. */
export function useNamesWidth(names: readonly string[]): number {
  const width = useChartWidth() ?? 0;
  if (width < WIDE || names.length < 2) return 0;
  const letters = Math.max(...names.map((name) => Math.min(name.length, LETTERS)));
  return letters * 6 + GAP + MARK;
}

/** The names of lines at their ends, kept apart. */
export function LineNames({ ends, x }: { ends: readonly NamedEnd[]; x: number }) {
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  const width = useNamesWidth(ends.map(({ name }) => name));
  if (width === 0 || !xScale || !yScale) return null;
  const left = Number(xScale(x)) + GAP;
  const places = apart(
    ends.map(({ value }) => Number(yScale(value))),
    LINE_HEIGHT,
  );
  return (
    <g pointerEvents="none" fontSize={11} fill="var(--color-ink)">
      {ends.map(({ name, color }, i) => (
        <g key={name} transform={`translate(${left} ${places[i] ?? 0})`}>
          <rect y={-3} width={6} height={6} rx={1} fill={color} />
          <text x={MARK - 4} y={4}>
            {shortName(name, LETTERS)}
          </text>
        </g>
      ))}
    </g>
  );
}
