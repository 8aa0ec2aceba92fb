"use client";

import { island } from "@/components/shell/island";
import { Card } from "@/components/ui/card";
import { SkeletonLines } from "@/components/ui/skeleton";
import { studioTexts } from "./texts";

function ReplaySketch() {
  return (
    <Card title={studioTexts.title} description={studioTexts.description}>
      <SkeletonLines lines={8} />
    </Card>
  );
}

/** The replay with its charts, in the browser alone. */
export const ReplayFrame = island(() => import("./replay-panel"), ReplaySketch);
