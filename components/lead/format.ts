import type { AttributeValue } from "@/lib/engine/attributes";
import { leadTexts } from "./texts";

const LOCALE = "en";
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(LOCALE, options);
    formats.set(key, format);
  }
  return format;
}

/** "Nov 22, 2026, 3:04 PM" in the workspace's zone. */
export function instantText(at: number, timeZone: string): string {
  return formatOf(`instant ${timeZone}`, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone,
  }).format(at);
}

/** "Nov 22, 2026". */
export function dayText(at: number, timeZone: string): string {
  return formatOf(`day ${timeZone}`, { dateStyle: "medium", timeZone }).format(at);
}

/** A calendar day, "2026-11-22", as people read it. */
export function isoDayText(day: string): string {
  return dayText(Date.parse(`${day}T00:00:00Z`), "UTC");
}

/** A fact's value. */
export function valueText(value: AttributeValue | null): string {
  if (value === null) return "no longer known";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return value.toLocaleString(LOCALE);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? isoDayText(value) : value;
}

/** Where a fact came from, in words: an import is kept by its id. */
export function originText(origin: string): string {
  return origin.startsWith("import:") ? leadTexts.facts.imported : origin;
}
