import { Skeleton } from "@/components/ui/skeleton";
import { uiTexts } from "@/components/ui/texts";

const COLUMNS = ["a", "b", "c", "d", "e"];

/** The board's shape while its code loads. */
export function BoardSkeleton() {
  return (
    <div role="status" aria-label={uiTexts.loading} className="flex h-fit-screen flex-col">
      <div className="flex h-14 items-center gap-4 px-5">
        <Skeleton className="h-6 w-24" />
        <Skeleton className="ml-auto h-8 w-64" />
      </div>
      <div className="flex min-h-0 flex-1 gap-2 overflow-hidden px-5 pb-4">
        {COLUMNS.map((column) => (
          <div
            key={column}
            className="min-w-52 flex-1 rounded-xl border border-line bg-sunken p-2"
          />
        ))}
      </div>
    </div>
  );
}
