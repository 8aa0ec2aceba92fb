import { cn } from "@/components/ui/cn";
import { Spinner } from "@/components/ui/spinner";
import { studioTexts } from "./texts";

/** Keeps its room while it is off, and waits a moment before it shows: quick answers blink not. */
export function Updating({ isOn }: { isOn: boolean }) {
  return (
    <span
      aria-hidden={!isOn}
      className={cn(
        "flex shrink-0 items-center gap-1.5 text-ink-muted text-xs transition-opacity duration-150",
        isOn ? "opacity-100 delay-300" : "opacity-0",
      )}
    >
      <Spinner className={cn("size-3.5", !isOn && "animate-none")} /> {studioTexts.updating}
    </span>
  );
}
