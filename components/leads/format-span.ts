const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in its largest whole unit: "45m", "3h", "2d", "5w". */
export function formatSpan(ms: number): string {
  const length = Math.max(0, ms);
  if (length < HOUR) return `${Math.floor(length / MINUTE)}m`;
  if (length < DAY) return `${Math.floor(length / HOUR)}h`;
  if (length < 21 * DAY) return `${Math.floor(length / DAY)}d`;
  return `${Math.floor(length / (7 * DAY))}w`;
}

/** The same with its smaller unit, for clocks: "2h 10m", "3d 4h". */
export function formatClock(ms: number): string {
  const length = Math.max(0, ms);
  if (length < HOUR) return `${Math.floor(length / MINUTE)}m`;
  if (length < DAY) {
    const minutes = Math.floor((length % HOUR) / MINUTE);
    return `${Math.floor(length / HOUR)}h${minutes > 0 ? ` ${minutes}m` : ""}`;
  }
  const hours = Math.floor((length % DAY) / HOUR);
  return `${Math.floor(length / DAY)}d${hours > 0 && length < 7 * DAY ? ` ${hours}h` : ""}`;
}

/** A score in millipoints as whole points. */
export function formatPoints(millipoints: number): string {
  return String(Math.floor(millipoints / 1000));
}
