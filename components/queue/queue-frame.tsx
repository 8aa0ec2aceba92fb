"use client";

import { island } from "@/components/shell/island";
import { QueueSkeleton } from "./queue-skeleton";

export const QueueFrame = island(() => import("./queue"), QueueSkeleton);
