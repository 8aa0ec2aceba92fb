import {
  byLanguage,
  DAY,
  locale,
  moneyLocale,
  numberText as plainNumber,
} from "@/lib/engine/locale";
import { language } from "@/lib/language";

/** How days, times and numbers are written on every screen. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs more than using it a hundred times. */
function formatOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale() + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale(), options);
    formats.set(key, format);
  }
  return format;
}

/** "26 Nov 2026, 03:14" in the workspace's zone. */
export function momentText(at: number, timeZone: string): string {
  return formatOf({ ...DAY, hour: "2-digit", minute: "2-digit", timeZone }).format(at);
}

/** "26 Nov 2026". */
export function dayText(at: number, timeZone: string): string {
  return formatOf({ ...DAY, timeZone }).format(at);
}

/** "26 Nov", where there is little room and the year is plain. */
export function shortDayText(at: number, timeZone: string): string {
  return formatOf({ day: "numeric", month: "short", timeZone }).format(at);
}

/** "1–31 Mar 2026" of the days from `from` up to, not including, the instant `to`. */
export function daysText(from: number, to: number, timeZone: string): string {
  const range = formatOf({ ...DAY, timeZone }).formatRange(from, to - 1);
  // Platforms differ in the spaces around the dash.
  return range.replace(/\s*–\s*/, "–");
}

/** "America/New York" of "America/New_York". */
export function zoneText(timeZone: string): string {
  return timeZone.replaceAll("_", " ");
}

/** "03:14:31". */
export function clockText(at: number, timeZone: string): string {
  return formatOf({ timeStyle: "medium", timeZone }).format(at);
}

/** "09:30" of minutes after midnight; 1440 is "24:00". */
export function minuteText(minute: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** "Monday" of 1, by ISO number. */
export function weekdayText(day: number): string {
  // The 5th of January 1970 was a Monday.
  return formatOf({ weekday: "long", timeZone: "UTC" }).format(Date.UTC(1970, 0, 4 + day));
}

/** "Dec 2025" of "2025-12", "Q4 2025" of "2025-Q4", "W51 2025" of "2025-W51"; else as it is. */
export function periodText(key: string): string {
  const [, year, part] = /^(\d{4})-(0[1-9]|1[0-2]|W\d\d|Q[1-4])$/.exec(key) ?? [];
  if (year === undefined || part === undefined) return key;
  if (/^W/.test(part) && language() === "de") return `KW ${part.slice(1)} ${year}`;
  if (!/^\d/.test(part)) return `${part} ${year}`;
  const first = Date.UTC(Number(year), Number(part) - 1, 1);
  return formatOf({ month: "short", year: "numeric", timeZone: "UTC" }).format(first);
}

const SPANS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 365 * 86_400_000],
  ["month", 30 * 86_400_000],
  ["week", 7 * 86_400_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

const spanFormats = byLanguage((locale) => ({
  long: new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "long" }),
  narrow: new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "narrow" }),
}));

/** "3 hours ago", "in 2 days"; under a minute "now". Both instants in epoch ms. */
export function relativeText(at: number, now: number, isShort: boolean): string {
  const format = spanFormats()[isShort ? "narrow" : "long"];
  for (const [unit, length] of SPANS) {
    if (Math.abs(at - now) >= length) return format.format(Math.trunc((at - now) / length), unit);
  }
  return format.format(0, "second");
}

/** As amounts are shortened: British usage would write "12.3k" beside "$22.7K". */
const shortNumberFormat = byLanguage(
  () => new Intl.NumberFormat(moneyLocale(), { notation: "compact", maximumFractionDigits: 1 }),
);

/** "12,345.678". */
export function numberText(value: number): string {
  return plainNumber(value);
}

/** Below it a number is as short as its abbreviation, and exact. */
const SHORTENED_FROM = 10_000;

/** "1,386" and "12.3K". */
export function shortNumberText(value: number): string {
  return value < SHORTENED_FROM ? numberText(value) : shortNumberFormat().format(value);
}

const roundings = new Map<string, Intl.NumberFormat>();

/** A format with so many digits after the point; made once, as for days. */
function rounding(least: number, most: number): Intl.NumberFormat {
  const key = `${locale()}-${least}-${most}`;
  let format = roundings.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale(), {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
    });
    roundings.set(key, format);
  }
  return format;
}

/** "3.70", with exactly that many digits after the point. */
export function fixedText(value: number, digits: number): string {
  return rounding(digits, digits).format(value);
}

/** "3.7", with that many digits after the point at most. */
export function roundedText(value: number, digits: number): string {
  return rounding(0, digits).format(value);
}

const NBSP = "\u00a0";

/** "31 %" of 0..1; small shares keep a digit: "2.4 %". */
export function shareText(share: number): string {
  const percent = share * 100;
  return `${roundedText(percent, percent < 10 ? 1 : 0)}${NBSP}%`;
}

/** "24–39 %" of an interval's bounds, each 0..1. */
export function intervalText({ low, high }: { low: number | null; high: number | null }): string {
  if (low === null || high === null) return "–";
  const bare = shareText(low).replace(`${NBSP}%`, "");
  return `${bare}–${shareText(high)}`;
}
