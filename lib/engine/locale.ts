/** Whose way of writing days, times and figures the whole product follows. */
export const LOCALE = "en-GB";
/** Money is written "$22,700", where British usage would write "US$22,700". */
export const MONEY_LOCALE = "en-US";

const dayFormat = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeZone: "UTC" });

/** "19 May 2025" of the day's midnight in UTC, as agreements keep their days. */
export function utcDayText(at: number): string {
  return dayFormat.format(at);
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

const numberFormat = new Intl.NumberFormat(LOCALE);

/** "12,345.678". */
export function numberText(value: number | bigint): string {
  return numberFormat.format(value);
}
