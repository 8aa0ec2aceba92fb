import { numberText, roundedText } from "@/lib/format";
import { t } from "@/lib/language";

/** Words and figures that several parts of the criteria screens share. */

export function hoursText(hours: number): string {
  return t`${numberText(hours)} business ${hours === 1 ? t("hour") : t("hours")}`;
}

/** "85 %", "12.5 %", with a space that does not break. */
export function percentText(rate: number): string {
  return `${roundedText(rate * 100, 1)}\u00a0%`;
}

export function countText(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${t(count === 1 ? one : many)}`;
}

/** "12 of 340 inquiries and nurtured leads would qualify today." */
export function qualifyingSentence(wouldQualify: number, inquiries: number): string {
  const among = countText(inquiries, "inquiry or nurtured lead", "inquiries and nurtured leads");
  return t`${numberText(wouldQualify)} of ${among} would qualify today.`;
}
