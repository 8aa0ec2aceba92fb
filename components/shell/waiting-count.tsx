import type { NavItem } from "@/components/shell/navigation";
import { cn } from "@/components/ui/cn";

/** How much waits at a place; where there are only icons it stands at the icon's corner. */
export function WaitingCount({
  count,
  label,
  isAtIcon = false,
}: NonNullable<NavItem["waiting"]> & { isAtIcon?: boolean }) {
  return (
    <span
      title={label}
      className={cn(
        "tabular flex h-4.5 min-w-4.5 shrink-0 items-center justify-center rounded-full bg-bad-soft px-1 font-medium text-2xs text-bad-ink",
        isAtIcon
          ? "absolute top-1 left-1/2 ml-1"
          : "sm:max-rail:absolute sm:max-rail:-top-0.5 sm:max-rail:right-0",
      )}
    >
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
