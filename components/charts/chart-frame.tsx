"use client";

import type { ReactElement } from "react";
import { ResponsiveContainer } from "recharts";
import { DrawingFrame, type DrawingFrameProps } from "@/components/charts/drawing-frame";

export interface ChartFrameProps extends DrawingFrameProps {
  /** One Recharts chart. */
  children: ReactElement;
}

/** A frame around a Recharts chart, which fills its width. */
export function ChartFrame({ children, height = 240, ...frame }: ChartFrameProps) {
  return (
    <DrawingFrame {...frame} height={height}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height }}>
        {children}
      </ResponsiveContainer>
    </DrawingFrame>
  );
}
