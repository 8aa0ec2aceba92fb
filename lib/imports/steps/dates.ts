import { dayNumber, zoneOf } from "@/lib/engine/time-zone";
import type { DateOrder } from "../schema/mapping";

interface WrittenDate {
  year: number;
  month: number;
  day: number;
  /** Milliseconds after midnight. */
  time: number;
  /** Minutes ahead of UTC; null = local time. */
  offset: number | null;
}

const TIME =
  /[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(?:([ap])\.?m\.?)?\s*(Z|UTC|GMT)?(?:([+-])(\d{2}):?(\d{2}))?(?:\s*\([^)]*\))?$/i;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/;
const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const DAY_FIRST =
  /^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\.?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})$/i;
const MONTH_FIRST =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i;
const MONTH_ONLY = /^([a-z]{3,9})\.?[\s,-]+(\d{4})$/i;
const EPOCH = /^\d{10}(\d{3})?$/;

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

function monthOf(name: string): number {
  const wanted = name.toLowerCase() === "sept" ? "sep" : name.toLowerCase();
  return MONTHS.findIndex((month) => month.startsWith(wanted)) + 1;
}

/** 00–69 are of this century, 70–99 of the last. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function readCivil(text: string, order: DateOrder): [number, number, number] | null {
  let found = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (found) return [Number(found[1]), Number(found[2]), Number(found[3] ?? 1)];
  found = NUMERIC.exec(text);
  if (found) {
    const [first, second, last] = [Number(found[1]), Number(found[3]), found[4] ?? ""];
    if (order === "dmy") return [fullYear(last), second, first];
    if (order === "mdy") return [fullYear(last), first, second];
    return last.length === 2 ? [fullYear(found[1] ?? ""), second, Number(last)] : null;
  }
  found = DAY_FIRST.exec(text);
  if (found) return [fullYear(found[3] ?? ""), monthOf(found[2] ?? ""), Number(found[1])];
  found = MONTH_FIRST.exec(text);
  if (found) return [Number(found[3]), monthOf(found[1] ?? ""), Number(found[2])];
  found = MONTH_ONLY.exec(text);
  if (found) return [Number(found[2]), monthOf(found[1] ?? ""), 1];
  return null;
}

function readTime(found: RegExpExecArray): Pick<WrittenDate, "time" | "offset"> | null {
  const [, h, m, s = "0", fraction = "", half, utc, sign, offsetHours, offsetMinutes] = found;
  let hour = Number(h);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  }
  const [minute, second] = [Number(m), Number(s)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const ms = Number(fraction.slice(0, 3).padEnd(3, "0"));
  const away = sign ? Number(offsetHours) * 60 + Number(offsetMinutes) : 0;
  return {
    time: ((hour * 60 + minute) * 60 + second) * 1000 + ms,
    offset: sign ? (sign === "-" ? -away : away) : utc ? 0 : null,
  };
}

function readWritten(text: string, order: DateOrder): WrittenDate | null {
  const found = TIME.exec(text);
  const clock = found ? readTime(found) : { time: 0, offset: null };
  const civil = readCivil(found ? text.slice(0, found.index) : text, order);
  if (!clock || !civil) return null;
  const [year, month, day] = civil;
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return { year, month, day, ...clock };
}

function twoDigits(n: number): string {
  return String(n).padStart(2, "0");
}

/**
 * The moment (epoch ms) that a text means in a time zone; a date alone is its first minute. Null
 * when it is no date.
 */
export function readInstant(text: string, order: DateOrder, timeZone: string): number | null {
  if (EPOCH.test(text)) return Number(text.padEnd(13, "0"));
  const date = readWritten(text, order);
  if (!date) return null;
  const day = dayNumber(date.year, date.month, date.day);
  if (date.offset !== null) return day * 86_400_000 + date.time - date.offset * 60_000;
  const minute = Math.floor(date.time / 60_000);
  return zoneOf(timeZone).instantOf(day, minute) + (date.time % 60_000);
}

/** The day, YYYY-MM-DD, that a text means as it is written. */
export function readDay(text: string, order: DateOrder): string | null {
  const date = readWritten(text, order);
  return date ? `${date.year}-${twoDigits(date.month)}-${twoDigits(date.day)}` : null;
}

/** The local day of a moment. */
export function localDay(at: number, timeZone: string): string {
  const start = new Date(zoneOf(timeZone).dayOf(at) * 86_400_000);
  return start.toISOString().slice(0, 10);
}

/**
 * What a text says of the order of day and month: an order, `ambiguous` for 3/4/2021, null for what
 * is no date or needs no order.
 */
export function orderSaidBy(text: string): DateOrder | "ambiguous" | null {
  const found = NUMERIC.exec(text.replace(TIME, ""));
  if (!found) return null;
  const [first, second] = [Number(found[1]), Number(found[3])];
  if (first > 12 && second > 12) return "ymd";
  if (first > 12) return "dmy";
  if (second > 12) return "mdy";
  return "ambiguous";
}

export function looksLikeDate(text: string): boolean {
  return (["dmy", "mdy", "ymd"] as const).some((order) => readWritten(text, order) !== null);
}
