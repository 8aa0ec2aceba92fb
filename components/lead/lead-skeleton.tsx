import { Page } from "@/components/ui/page-header";
import { Skeleton, SkeletonLines } from "@/components/ui/skeleton";

/** The page's shape while it is being drawn. */
export function LeadSkeleton() {
  return (
    <Page>
      <Skeleton className="h-7 w-64" />
      <Skeleton className="w-96 max-w-full" />
      <SkeletonLines lines={8} />
    </Page>
  );
}
