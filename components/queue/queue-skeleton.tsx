import { Skeleton, SkeletonLines } from "@/components/ui/skeleton";

/** The page's shape while it is being drawn. */
export function QueueSkeleton() {
  return (
    <div className="flex h-fit-screen">
      <div className="flex w-full flex-col gap-4 border-line border-r bg-surface p-4 rail:w-88">
        <Skeleton className="h-6 w-24" />
        <SkeletonLines lines={10} />
      </div>
      <div className="flex flex-1 flex-col gap-4 p-4 max-rail:hidden">
        <Skeleton className="h-7 w-64" />
        <Skeleton className="w-96 max-w-full" />
      </div>
    </div>
  );
}
