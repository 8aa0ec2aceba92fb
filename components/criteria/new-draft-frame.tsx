"use client";

import { island } from "@/components/shell/island";
import { Skeleton } from "@/components/ui/skeleton";

/** Starting a draft, in the browser alone. */
export const NewDraftFrame = island(
  async () => ({ default: (await import("./new-draft-dialog")).NewDraftDialog }),
  () => <Skeleton className="h-8 w-26" />,
);
