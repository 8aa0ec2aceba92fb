import { LOCALE } from "@/lib/engine/locale";
import { numberText } from "@/lib/format";

/** Words and figures that several parts of the criteria screens share. */

export function hoursText(hours: number): string {
  return `${hours} business ${hours === 1 ? "hour" : "hours"}`;
}

export function percentText(rate: number): string {
  return new Intl.NumberFormat(LOCALE, { style: "percent", maximumFractionDigits: 1 }).format(rate);
}

export function countText(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`;
}
