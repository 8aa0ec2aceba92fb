"use client";

import { atIdle } from "@/components/shell/at-idle";
import type { Stage } from "@/lib/engine/stages";
import { LeadSketch } from "./lead-sketch";

export interface LeadFrameProps {
  name: string;
  about: string;
  stage: Stage;
  /** All that there is about the lead, as one text. */
  data: string;
}

/** The server writes whose page it is; what belongs to it comes once that is shown. */
export const LeadFrame = atIdle<LeadFrameProps>(
  async () => (await import("./lead-screen")).default,
  LeadSketch,
);
