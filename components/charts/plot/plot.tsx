"use client";

import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import { axisProps, gridProps } from "@/components/charts/chart-theme";
import { cn } from "@/components/ui/cn";
import { t } from "@/lib/language";
import { useSharedPlace } from "./shared-place";

/** Where the values are drawn, in pixels of the drawing. */
export interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Tick {
  /** Pixels. */
  at: number;
  text: string;
}

export interface PlotProps {
  /** What the drawing says; spoken when the keyboard comes to it. */
  label: string;
  height: number;
  /** Room for the names at the axes and at the ends of lines, in pixels. */
  margin: { top: number; right: number; bottom: number; left: number };
  /** Names of values, from the bottom up, each with its line. */
  yTicks: (area: Area) => readonly Tick[];
  xTicks: (area: Area) => readonly Tick[];
  /** The drawn values themselves. */
  children: (area: Area) => ReactNode;
  /** Where the values stand that one can point at, ascending in pixels. */
  places: (area: Area) => readonly number[];
  /** What is told of one of them. */
  tooltip: (place: number) => ReactNode;
  /** What is behind a place is shown by a click on it, or by Enter. */
  onPress?: ((place: number) => void) | undefined;
  /** Plots of one group point at the same place. */
  group?: string;
}

const TOOLTIP_GAP = 12;
const { fontSize, fill } = axisProps.tick;

/**
 * A small drawing in plain SVG. Charts that follow a slider are made of it: a chart of Recharts
 * takes several frames to change.
 */
export function Plot(props: PlotProps) {
  const { label, height, margin, yTicks, xTicks, children, places, tooltip, group } = props;
  const { onPress } = props;
  const [box, width] = useWidth();
  const [place, setPlace] = useSharedPlace(group);
  /** Whether the place was come to by keys: then what the page does below a resting pointer leaves it. */
  const isByKeys = useRef(false);
  const area: Area = {
    left: margin.left,
    right: Math.max(margin.left + 1, width - margin.right),
    top: margin.top,
    bottom: height - margin.bottom,
  };
  const at = places(area);
  const shown = place === null ? undefined : at[Math.min(place, at.length - 1)];

  function point({ clientX, currentTarget, movementX, movementY }: PointerEvent) {
    if (isByKeys.current && movementX === 0 && movementY === 0) return;
    isByKeys.current = false;
    setPlace(nearest(at, clientX - currentTarget.getBoundingClientRect().left));
  }

  function press({ clientX, currentTarget }: MouseEvent) {
    const pressed = nearest(at, clientX - currentTarget.getBoundingClientRect().left);
    if (pressed !== null) onPress?.(pressed);
  }

  function step(event: KeyboardEvent) {
    const last = at.length - 1;
    if (event.key === "Enter" && onPress && place !== null && last >= 0) {
      event.preventDefault();
      onPress(Math.min(place, last));
      return;
    }
    const to: Record<string, number | null> = {
      ArrowLeft: Math.max(0, (place ?? last + 1) - 1),
      ArrowRight: Math.min(last, (place ?? -1) + 1),
      Home: 0,
      End: last,
      Escape: null,
    };
    const next = to[event.key];
    if (next === undefined || last < 0) return;
    event.preventDefault();
    isByKeys.current = true;
    setPlace(next);
  }

  return (
    <div ref={box} className="relative">
      <svg
        role="application"
        aria-label={t`${label}. Arrow keys tell its values${onPress ? t(", Enter shows what is behind them") : ""}.`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys go from value to value
        tabIndex={0}
        width={width}
        height={height}
        className={cn(
          "block rounded-sm outline-none focus-visible:focus-ring",
          onPress && "cursor-pointer",
        )}
        onPointerMove={point}
        onPointerLeave={() => {
          if (!isByKeys.current) setPlace(null);
        }}
        onClick={press}
        onKeyDown={step}
        onBlur={() => {
          isByKeys.current = false;
          setPlace(null);
        }}
      >
        {yTicks(area).map((tick) => (
          <g key={tick.at}>
            <line
              x1={area.left}
              x2={area.right}
              y1={tick.at}
              y2={tick.at}
              stroke={gridProps.stroke}
            />
            <text x={area.left - 6} y={tick.at + 4} textAnchor="end" {...{ fontSize, fill }}>
              {tick.text}
            </text>
          </g>
        ))}
        <line
          x1={area.left}
          x2={area.right}
          y1={area.bottom}
          y2={area.bottom}
          {...axisProps.axisLine}
        />
        {xTicks(area).map((tick) => (
          <text
            key={tick.at}
            x={tick.at}
            y={area.bottom + 16}
            textAnchor="middle"
            {...{ fontSize, fill }}
          >
            {tick.text}
          </text>
        ))}
        {children(area)}
        {shown === undefined ? null : (
          <line
            x1={shown}
            x2={shown}
            y1={area.top}
            y2={area.bottom}
            stroke="var(--color-line-strong)"
          />
        )}
      </svg>
      {shown === undefined || place === null ? null : (
        <div
          role="status"
          className="pointer-events-none absolute top-2 z-10 w-max"
          style={
            shown > width / 2
              ? { right: width - shown + TOOLTIP_GAP }
              : { left: shown + TOOLTIP_GAP }
          }
        >
          {tooltip(Math.min(place, at.length - 1))}
        </div>
      )}
    </div>
  );
}

function nearest(places: readonly number[], x: number): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  places.forEach((at, place) => {
    if (Math.abs(at - x) >= least) return;
    least = Math.abs(at - x);
    best = place;
  });
  return best;
}

/** A box to measure, and its width in pixels. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width] as const;
}
