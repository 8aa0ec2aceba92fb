"use client";

import { useChartWidth, YAxis } from "recharts";
import { axisProps } from "@/components/charts/chart-theme";
import { nameLines } from "@/components/charts/name-lines";

/** Letters in a line of a name beside its bar, and how wide the drawing must be for long ones. */
const LETTERS = { short: 18, long: 36 };
const WIDE = 640;
const LINE_HEIGHT = 13;
/** Two lines, and a gap to the next two. */
const LONG_ROW = 36;

interface TickProps {
  x?: number | string | undefined;
  y?: number | string | undefined;
  payload?: { value?: unknown };
}

/** How high a chart of rows is with these names beside them: names in two lines want more room. */
export function heightOfRows(names: readonly string[], row: number): number {
  const isLong = names.some((name) => name.length > LETTERS.short);
  return Math.max(120, names.length * Math.max(row, isLong ? LONG_ROW : 0) + 40);
}

/** Names beside their bars, in two lines where they are long. */
export function NameAxis({ names }: { names: readonly string[] }) {
  const isWide = (useChartWidth() ?? 0) >= WIDE;
  const most = isWide ? LETTERS.long : LETTERS.short;
  const letters = Math.max(...names.flatMap((name) => nameLines(name, most).map((l) => l.length)));
  return (
    <YAxis
      {...axisProps}
      dataKey="name"
      type="category"
      interval={0}
      width={letters * 6 + 18}
      tick={(tick: TickProps) => <Name {...tick} letters={most} />}
    />
  );
}

function Name({ x, y, payload, letters }: TickProps & { letters: number }) {
  const name = String(payload?.value ?? "");
  const lines = nameLines(name, letters);
  const top = Number(y) + 4 - ((lines.length - 1) * LINE_HEIGHT) / 2;
  return (
    <text {...axisProps.tick} textAnchor="end">
      <title>{name}</title>
      {lines.map((line, i) => (
        <tspan key={line} x={x} y={top + i * LINE_HEIGHT}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
