import { cn } from "@/components/ui/cn";
import { uiTexts } from "@/components/ui/texts";

/** A grey shape in the place of what is loading; size it with classes. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      data-skeleton=""
      aria-hidden="true"
      className={cn("h-4 animate-pulse rounded-sm bg-hover", className)}
    />
  );
}

/** Lines of text that are loading, announced once. */
export function SkeletonLines({ lines = 3, className }: { lines?: number; className?: string }) {
  return (
    <div
      role="status"
      aria-label={uiTexts.loading}
      className={cn("flex flex-col gap-2", className)}
    >
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <Skeleton key={line} className={line === lines - 1 ? "w-2/3" : "w-full"} />
      ))}
    </div>
  );
}
