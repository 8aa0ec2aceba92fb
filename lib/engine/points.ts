import { byLanguage } from "./locale";

/** Scores are integer millipoints. */
export const MILLIPOINTS = 1000;

const format = byLanguage((locale) => new Intl.NumberFormat(locale, { useGrouping: false }));

/** Millipoints as shown: one decimal, none when whole. */
export function formatPoints(millipoints: number): string {
  const tenths = Math.round(millipoints / (MILLIPOINTS / 10));
  return format().format(tenths / 10 || 0);
}
