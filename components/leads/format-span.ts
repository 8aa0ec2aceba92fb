import { t } from "@/lib/language";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in its largest whole unit: "45m", "3h", "2d", "5w" (in German "45 min", "3 h", "2 T", "5 W"). */
export function formatSpan(ms: number): string {
  const length = Math.max(0, ms);
  if (length < HOUR) return t`${Math.floor(length / MINUTE)}m`;
  if (length < DAY) return t`${Math.floor(length / HOUR)}h`;
  if (length < 21 * DAY) return t`${Math.floor(length / DAY)}d`;
  return t`${Math.floor(length / (7 * DAY))}w`;
}

/** The same to the minute below a day, for clocks: "2h 10m". */
export function formatClock(ms: number): string {
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  if (ms < HOUR || ms >= DAY || minutes === 0) return formatSpan(ms);
  return t`${formatSpan(ms)} ${minutes}m`;
}

/** A score in millipoints as whole points. */
export function formatPoints(millipoints: number): string {
  return String(Math.floor(millipoints / 1000));
}
