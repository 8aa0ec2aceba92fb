import { cn } from "@/components/ui/cn";
import { numberText } from "@/lib/format";
import { boardTexts } from "./texts";

export function countText(count: number, limit: number | null): string {
  if (limit === null) return numberText(count);
  return count > limit ? boardTexts.overLimit(count, limit) : boardTexts.ofLimit(count, limit);
}

/** How many leads there are and, where there is a limit, of how many. */
export function CountOf({ count, limit }: { count: number; limit: number | null }) {
  if (limit === null) {
    return <span className="tabular text-ink-muted text-xs">{countText(count, null)}</span>;
  }
  const isOver = count > limit;
  return (
    <span
      title={boardTexts.limitTitle(count, limit)}
      className={cn(
        "tabular min-w-0 truncate text-xs",
        isOver ? "rounded-sm bg-warn-soft px-1 font-medium text-warn-ink" : "text-ink-muted",
      )}
    >
      {countText(count, limit)}
    </span>
  );
}
