"use client";

import {
  createContext,
  type FocusEvent,
  type KeyboardEvent,
  type ReactElement,
  use,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { ResponsiveContainer } from "recharts";
import { DrawingFrame, type DrawingFrameProps } from "@/components/charts/drawing-frame";
import { MARKS } from "@/components/charts/mark-link";
import { SaveChart } from "@/components/charts/save-chart";

/** Where what can be done with a chart stands, such as beside the title of its card. */
export const ChartActions = createContext<HTMLElement | null>(null);

export interface ChartFrameProps extends Omit<DrawingFrameProps, "overlay"> {
  /** One Recharts chart. */
  children: ReactElement;
  /** Period and n. With it, and a place for its actions, the chart can be saved as a picture. */
  caption?: string | undefined;
}

/** Which of the marks each key goes to, from the one at `at` of up to `last`. */
const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowRight: (at) => at + 1,
  ArrowDown: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, last) => last,
};

/** A frame around a Recharts chart, which fills its width; arrow keys, Home and End go from mark to mark. */
export function ChartFrame({ children, height = 240, caption, ...frame }: ChartFrameProps) {
  const box = useRef<HTMLDivElement>(null);
  const actions = use(ChartActions);
  const [told, setTold] = useState<string | null>(null);

  function step(event: KeyboardEvent): void {
    const marks = [...(box.current?.querySelectorAll(MARKS) ?? [])] as EventTarget[];
    const at = marks.indexOf(event.target);
    const goTo = STEPS[event.key];
    if (at < 0 || goTo === undefined) return;
    event.preventDefault();
    const next = marks[goTo(at, marks.length - 1)];
    if (next instanceof SVGElement) next.focus();
  }

  function tell({ target }: FocusEvent): void {
    const isMark = target.matches(MARKS) && target.matches(":focus-visible");
    setTold(isMark ? target.getAttribute("aria-label") : null);
  }

  return (
    <DrawingFrame
      {...frame}
      height={height}
      overlay={
        told ? (
          // Spoken already as the name of the mark that has the focus.
          <p
            aria-hidden="true"
            className="pointer-events-none absolute top-0 right-0 max-w-72 rounded-md border border-line bg-raised px-2.5 py-2 text-ink text-xs shadow-float"
          >
            {told}
          </p>
        ) : null
      }
    >
      {caption !== undefined && actions
        ? createPortal(
            <SaveChart
              title={frame.label}
              caption={caption}
              legend={frame.legend ?? []}
              drawing={() => box.current?.querySelector("svg.recharts-surface") ?? null}
            />,
            actions,
          )
        : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the links within */}
      <div
        ref={box}
        className="h-full"
        onKeyDown={step}
        onFocus={tell}
        onBlur={() => setTold(null)}
      >
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height }}>
          {children}
        </ResponsiveContainer>
      </div>
    </DrawingFrame>
  );
}
