"use client";

import { island } from "@/components/shell/island";
import { Skeleton } from "@/components/ui/skeleton";

/** As high as the settings, so that nothing moves when they come. */
function FiltersSketch() {
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2 pt-5 print:hidden">
      {["w-40", "w-36", "w-40", "w-24"].map((width, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the boxes have their places
        <Skeleton key={i} className={`h-8 ${width}`} />
      ))}
    </div>
  );
}

/** A report's settings, in the browser alone: without scripts they could change nothing. */
export const ReportFiltersFrame = island(
  async () => ({ default: (await import("./report-filters")).ReportFilters }),
  FiltersSketch,
);
