"use client";

import { useId } from "react";
import {
  Bar,
  type BarShapeProps,
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  Scatter,
  Tooltip,
  usePlotArea,
  XAxis,
  YAxis,
} from "recharts";
import { exactValue, shortName, shortValue } from "@/components/charts/chart-format";
import { ChartFrame } from "@/components/charts/chart-frame";
import type { LegendItem } from "@/components/charts/chart-legend";
import {
  axisProps,
  chartColor,
  chartMargin,
  cursorProps,
  gridProps,
  valueAxisProps,
} from "@/components/charts/chart-theme";
import { ChartTooltip } from "@/components/charts/chart-tooltip";
import { Hatch } from "@/components/charts/hatch";
import { MarkBar } from "@/components/charts/mark-bar";
import { hitProps, MarkLink, type Opening } from "@/components/charts/mark-link";
import { heightOfRows, NameAxis } from "@/components/charts/name-axis";
import { shareAxis } from "@/components/charts/share-axis";
import { t } from "@/lib/language";

export interface RatePoint {
  label: string;
  rate: number | null;
  low: number | null;
  high: number | null;
  k: number;
  n: number;
  /** What the share will be, where it is not final yet. */
  estimate: number | null;
  isMaturing: boolean;
  /** The leads that are counted in the share, and those in the estimate. */
  opens?: Opening | undefined;
  estimateOpens?: Opening | undefined;
}

export interface RatesChartProps {
  label: string;
  points: readonly RatePoint[];
  /** Columns in order of time, or bars with long names. */
  layout: "columns" | "bars";
  /** Names of what the legend shows. */
  words: { final: string; maturing: string; estimate: string; interval: string };
  caption?: string;
}

const percent = { kind: "percent" } as const;
const INK = "var(--color-ink)";
/** Pixels that a column needs for its share in digits. */
const COLUMN_FOR_DIGITS = 48;

/** Shares with their 95 % intervals; those that can still rise are hatched. */
export function RatesChart({ label, points, layout, words, caption }: RatesChartProps) {
  const hatch = useId();
  const color = chartColor(0);
  const data = points.map((point) => ({
    ...point,
    shown: point.rate ?? 0,
    name: layout === "bars" ? point.label : shortName(point.label, 9),
    error: [(point.rate ?? 0) - (point.low ?? 0), (point.high ?? 0) - (point.rate ?? 0)],
    fill: point.isMaturing ? `url(#${hatch})` : color,
    ahead: point.isMaturing ? point.estimate : null,
    /** Where bar, interval and estimate have ended. */
    end:
      point.rate === null
        ? null
        : Math.max(point.high ?? point.rate, point.isMaturing ? (point.estimate ?? 0) : 0),
  }));
  const top = Math.max(0, ...data.map((p) => Math.max(p.high ?? 0, p.ahead ?? 0)));
  const hasMaturing = points.some((point) => point.isMaturing);
  const hasEstimates = data.some((point) => point.ahead !== null);
  const legend: LegendItem[] = [
    { label: words.final, color },
    ...(hasMaturing ? [{ label: words.maturing, color, shape: "hatched" as const }] : []),
    ...(hasEstimates
      ? [{ label: words.estimate, color: chartColor(1), shape: "diamond" as const }]
      : []),
    { label: words.interval, color: INK, shape: "whisker" },
  ];
  const first = points.findIndex((point) => point.opens);
  const isBars = layout === "bars";
  const names = data.map(({ name }) => name);
  const shares = {
    ...valueAxisProps,
    ...shareAxis(top),
    type: "number" as const,
    // All of them: left to choose, the axis would drop some and not others.
    interval: 0,
    tickFormatter: (value: number) => shortValue(value, percent),
  };
  const whisker = {
    dataKey: "error",
    direction: isBars ? ("x" as const) : ("y" as const),
    isAnimationActive: false,
  };
  return (
    <ChartFrame
      label={label}
      caption={caption}
      legend={legend}
      height={isBars ? heightOfRows(names, 30) : 260}
    >
      <ComposedChart
        data={data}
        layout={isBars ? "vertical" : "horizontal"}
        margin={{ ...chartMargin, top: 18, right: isBars ? 44 : 12 }}
        accessibilityLayer={first < 0}
      >
        <Hatch id={hatch} color={color} />
        <CartesianGrid {...gridProps} vertical={isBars} horizontal={!isBars} />
        {isBars ? (
          <>
            <XAxis {...shares} />
            <NameAxis names={names} />
          </>
        ) : (
          <>
            <XAxis
              {...axisProps}
              dataKey="name"
              type="category"
              interval="equidistantPreserveStart"
              minTickGap={8}
            />
            <YAxis {...shares} />
          </>
        )}
        <Tooltip
          {...cursorProps}
          content={({ active, payload }) => {
            const point = payload?.[0]?.payload as (typeof data)[number] | undefined;
            if (!active || !point) return null;
            return <RateTooltip point={point} words={words} />;
          }}
        />
        <Bar
          dataKey="shown"
          isAnimationActive={false}
          maxBarSize={isBars ? 16 : 40}
          radius={2}
          // Without any size a share of 0 % would lose its interval, too.
          minPointSize={(_, index) => (data[index]?.rate === null ? 0 : 1)}
          shape={(bar: BarShapeProps) => (
            <MarkBar bar={bar} to={data[bar.index]?.opens} isFirst={bar.index === first} isWhole />
          )}
        >
          {/* A rim sets the interval off from the bar below it. */}
          <ErrorBar {...whisker} stroke="var(--color-surface)" strokeWidth={3.5} width={5} />
          <ErrorBar {...whisker} stroke={INK} strokeWidth={1.25} width={4} />
        </Bar>
        {!isBars && data.length > 12 ? null : (
          <Scatter
            dataKey={isBars ? "end" : "rate"}
            shape={(mark: MarkProps) => (
              <ShareInDigits {...mark} columns={isBars ? null : data.length} />
            )}
            isAnimationActive={false}
          />
        )}
        {hasEstimates ? (
          <Scatter dataKey="ahead" shape={EstimateMark} isAnimationActive={false} />
        ) : null}
      </ComposedChart>
    </ChartFrame>
  );
}

interface MarkProps {
  cx?: number | undefined;
  cy?: number | undefined;
}

/** The share behind its bar, or upon its column, beside the interval, where columns are wide enough. */
function ShareInDigits({
  cx,
  cy,
  payload,
  columns,
}: MarkProps & { payload?: { rate: number | null }; columns: number | null }) {
  const width = usePlotArea()?.width ?? 0;
  const rate = payload?.rate ?? null;
  if (rate === null || typeof cx !== "number" || typeof cy !== "number") return <g />;
  if (columns !== null && width / columns < COLUMN_FOR_DIGITS) return <g />;
  const at = columns === null ? { x: cx + 10, y: cy + 4 } : { x: cx + 7, y: cy - 5 };
  return (
    <text {...at} fontSize={11} fontWeight={600} fill={INK} pointerEvents="none">
      {shortValue(rate, percent)}
    </text>
  );
}

/** A diamond with a rim that sets it off from the bar below it. */
function EstimateMark({
  cx,
  cy,
  payload,
}: MarkProps & { payload?: Pick<RatePoint, "estimateOpens"> }) {
  if (typeof cx !== "number" || typeof cy !== "number" || Number.isNaN(cy)) return <g />;
  return (
    <MarkLink to={payload?.estimateOpens} isFirst={false}>
      <path
        d={`M${cx} ${cy - 6}l5 6l-5 6l-5 -6Z`}
        fill={chartColor(1)}
        stroke="var(--color-surface)"
        strokeWidth={1.5}
      />
      <circle {...hitProps} cx={cx} cy={cy} r={9} />
    </MarkLink>
  );
}

function RateTooltip({ point, words }: { point: RatePoint; words: RatesChartProps["words"] }) {
  const interval =
    point.low === null || point.high === null
      ? "–"
      : t`${exactValue(point.low, percent)} to ${exactValue(point.high, percent)}`;
  return (
    <ChartTooltip
      title={point.label}
      rows={[
        {
          label: words.final,
          value: point.rate === null ? "–" : exactValue(point.rate, percent),
          color: chartColor(0),
        },
        { label: words.interval, value: interval },
        ...(point.isMaturing && point.estimate !== null
          ? [
              {
                label: words.estimate,
                value: exactValue(point.estimate, percent),
                color: chartColor(1),
              },
            ]
          : []),
        // An estimate is of no number of leads.
        ...(point.n > 0 ? [{ label: "n", value: t`${point.k} of ${point.n}` }] : []),
      ]}
      {...(point.isMaturing ? { note: words.maturing } : {})}
    />
  );
}
