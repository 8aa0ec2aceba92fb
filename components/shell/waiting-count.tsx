import type { NavItem } from "@/components/shell/navigation";

/** How much waits at a place; on the rail of icons it stands at the icon's corner. */
export function WaitingCount({ count, label }: NonNullable<NavItem["waiting"]>) {
  return (
    <span
      title={label}
      className="tabular flex h-4.5 min-w-4.5 shrink-0 items-center justify-center rounded-full bg-bad-soft px-1 font-medium text-2xs text-bad-ink sm:max-rail:absolute sm:max-rail:-top-0.5 sm:max-rail:right-0"
    >
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
