/** Words and figures that several parts of the criteria screens share. */

/** Days of an agreement are kept as midnight UTC, so that they are the same day everywhere. */
export function dayText(at: number): string {
  return new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" }).format(at);
}

export function momentText(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone,
  }).format(at);
}

export function hoursText(hours: number): string {
  return `${hours} business ${hours === 1 ? "hour" : "hours"}`;
}

export function percentText(rate: number): string {
  return new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 }).format(rate);
}

export function countText(count: number, one: string, many = `${one}s`): string {
  return `${new Intl.NumberFormat("en").format(count)} ${count === 1 ? one : many}`;
}
