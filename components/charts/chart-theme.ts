/** Colours and shared props of all charts; colours are CSS variables, so that themes switch alone. */
export const chartColors = [
  "var(--color-chart-1)",
  "var(--color-chart-2)",
  "var(--color-chart-3)",
  "var(--color-chart-4)",
  "var(--color-chart-5)",
  "var(--color-chart-6)",
] as const;

/** Colour of the n-th series; starts over after the sixth. */
export function chartColor(index: number): string {
  return chartColors[index % chartColors.length] ?? chartColors[0];
}

const tick = { fill: "var(--color-ink-muted)", fontSize: 11 };

/** Spread into XAxis and YAxis. */
export const axisProps = {
  tick,
  tickLine: false,
  axisLine: { stroke: "var(--color-line-strong)" },
  tickMargin: 6,
} as const;

/** Spread into a value axis, which needs no line beside the grid. */
export const valueAxisProps = { ...axisProps, axisLine: false, width: 44 } as const;

/** What an axis of amounts takes beside the drawing: in some languages they are long. */
export function axisWidth(labels: readonly string[]): number {
  const letters = Math.max(0, ...labels.map((label) => label.length));
  return Math.max(56, letters * 6 + 14);
}

/** Spread into CartesianGrid. */
export const gridProps = { stroke: "var(--color-line)", vertical: false } as const;

/** Label text of ReferenceLine and the like. */
export const annotationProps = { fill: "var(--color-ink-muted)", fontSize: 11 } as const;

/** Spread into Tooltip beside `content`. */
export const cursorProps = {
  cursor: { fill: "var(--color-hover)", stroke: "var(--color-line-strong)", fillOpacity: 0.6 },
  isAnimationActive: false,
} as const;

export const chartMargin = { top: 8, right: 12, bottom: 4, left: 0 } as const;
