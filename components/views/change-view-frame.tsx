"use client";

import { island } from "@/components/shell/island";
import { Skeleton } from "@/components/ui/skeleton";

/** Changing a saved view, in the browser alone. */
export const ChangeViewFrame = island(
  async () => ({ default: (await import("./change-view")).ChangeView }),
  () => <Skeleton className="ml-auto h-7 w-18" />,
);
