import { cn } from "@/components/ui/cn";

export type LiveState = "live" | "connecting" | "offline";

const colors: Record<LiveState, string> = {
  live: "bg-good",
  connecting: "bg-warn animate-pulse",
  offline: "bg-bad",
};

/** Whether others' changes arrive by themselves right now; `label` says it in words. */
export function LiveIndicator({ state, label }: { state: LiveState; label: string }) {
  return (
    <span
      role="status"
      title={label}
      className="inline-flex items-center gap-1.5 text-2xs text-ink-muted"
    >
      <span aria-hidden="true" className={cn("size-2 shrink-0 rounded-full", colors[state])} />
      <span className="max-rail:sr-only">{label}</span>
    </span>
  );
}
