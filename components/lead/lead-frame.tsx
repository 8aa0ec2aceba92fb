"use client";

import { island } from "@/components/shell/island";
import { LeadSkeleton } from "./lead-skeleton";

export const LeadFrame = island(() => import("./lead-screen"), LeadSkeleton);
