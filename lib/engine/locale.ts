import { type Language, language } from "@/lib/language";

/** Whose way of writing days, times and figures each language follows. */
const LOCALES: Record<Language, string> = { en: "en-GB", de: "de-DE" };
/** Money is written "$22,700", where British usage would write "US$22,700". */
const MONEY_LOCALES: Record<Language, string> = { en: "en-US", de: "de-DE" };

/** How whoever is answered now writes days, times and figures. */
export function locale(): string {
  return LOCALES[language()];
}

export function moneyLocale(): string {
  return MONEY_LOCALES[language()];
}

/** A format for each language, made when it is first needed: making one costs more than using it. */
export function byLanguage<T>(make: (locale: string) => T): () => T {
  const made: Partial<Record<Language, T>> = {};
  return () => {
    const spoken = language();
    made[spoken] ??= make(LOCALES[spoken]);
    return made[spoken];
  };
}

/** "26 Nov 2026", "26. Nov. 2026": German has no style of its own with the month in letters. */
export const DAY = { day: "numeric", month: "short", year: "numeric" } as const;

const dayFormat = byLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { ...DAY, timeZone: "UTC" }),
);

/** "19 May 2025" of the day's midnight in UTC, as agreements keep their days. */
export function utcDayText(at: number): string {
  return dayFormat().format(at);
}

/** "2025-05-19" of "19/5/2025"; any other text as it is. */
export function isoDayOf(text: string): string {
  const [, day = "", month = "", year] = /^(\d\d?)[/.](\d\d?)[/.](\d{4})$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** "19 May 2025" of "2025-05-19"; any other text as it is. */
export function isoDayText(text: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? text : utcDayText(at);
}

const numberFormat = byLanguage((locale) => new Intl.NumberFormat(locale));

/** "12,345.678". */
export function numberText(value: number | bigint): string {
  return numberFormat().format(value);
}
