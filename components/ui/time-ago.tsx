import { cn } from "@/components/ui/cn";

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 365 * 86_400_000],
  ["month", 30 * 86_400_000],
  ["week", 7 * 86_400_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** "3 hours ago", "in 2 days"; under a minute "now". Both instants in epoch ms. */
export function relativeTime(at: number, now: number, locale: string, isShort: boolean): string {
  const format = new Intl.RelativeTimeFormat(locale, {
    numeric: "auto",
    style: isShort ? "narrow" : "long",
  });
  for (const [unit, length] of steps) {
    if (Math.abs(at - now) >= length) return format.format(Math.trunc((at - now) / length), unit);
  }
  return format.format(0, "second");
}

export interface TimeAgoProps {
  at: number;
  /** The instant of the rendering, passed along from the server so that both sides agree. */
  now: number;
  timeZone: string;
  locale?: string;
  isShort?: boolean;
  className?: string;
}

/** A time as seen from now; the exact time is in its title. */
export function TimeAgo({
  at,
  now,
  timeZone,
  locale = "en",
  isShort = false,
  className,
}: TimeAgoProps) {
  const exact = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone,
  }).format(at);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={exact}
      className={cn("tabular whitespace-nowrap", className)}
    >
      {relativeTime(at, now, locale, isShort)}
    </time>
  );
}
