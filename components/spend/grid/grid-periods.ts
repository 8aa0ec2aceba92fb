import { byLanguage } from "@/lib/engine/locale";
import { periodText } from "@/lib/format";

const month = byLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" }),
);
const day = byLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" }),
);

/** The heads of a grid's columns, made on the server: browsers shorten months differently. */
export function columnsOf(periods: readonly string[]): { label: string; name: string }[] {
  return periods.map((period) => {
    if (period.length === 7) {
      return { label: month().format(Date.parse(`${period}-01`)), name: periodText(period) };
    }
    return { label: String(Number(period.slice(8))), name: day().format(Date.parse(period)) };
  });
}

/** "2026", or "Mar 2026". */
export function spanText(span: string): string {
  return span.length === 4 ? span : periodText(span);
}
