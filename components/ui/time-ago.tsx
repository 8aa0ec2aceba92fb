import { cn } from "@/components/ui/cn";
import { momentText, relativeText } from "@/lib/format";

export interface TimeAgoProps {
  at: number;
  /** The instant of the rendering, passed along from the server so that both sides agree. */
  now: number;
  timeZone: string;
  isShort?: boolean;
  className?: string;
}

/** A time as seen from now; the exact time is in its title. */
export function TimeAgo({ at, now, timeZone, isShort = false, className }: TimeAgoProps) {
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={momentText(at, timeZone)}
      className={cn("tabular whitespace-nowrap", className)}
    >
      {relativeText(at, now, isShort)}
    </time>
  );
}
