"use client";

import { island } from "@/components/shell/island";
import { Skeleton } from "@/components/ui/skeleton";

/** Changing a goal, in the browser alone. */
export const ChangeGoalFrame = island(
  async () => ({ default: (await import("./change-goal")).ChangeGoal }),
  () => <Skeleton className="h-7 w-18 print:hidden" />,
);
