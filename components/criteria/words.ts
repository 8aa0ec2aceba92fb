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

/** What is counted, one and many of it. */
const COUNTED = {
  lead: () => [t("lead"), t("leads")],
  MQL: () => ["MQL", "MQLs"],
  SQL: () => ["SQL", "SQLs"],
  inquiry: () => [t("inquiry"), t("inquiries")],
  "inquiry or nurtured lead": () => [
    t("inquiry or nurtured lead"),
    t("inquiries and nurtured leads"),
  ],
  activity: () => [t("activity"), t("activities")],
  comment: () => [t("comment"), t("comments")],
  rejection: () => [t("rejection"), t("rejections")],
  gate: () => [t("gate"), t("gates")],
  "gate was": () => [t("gate was"), t("gates were")],
  was: () => [t("was"), t("were")],
  thing: () => [t("thing"), t("things")],
} as const satisfies Record<string, () => readonly [string, string]>;
export type Counted = keyof typeof COUNTED;

export function countText(count: number, of: Counted): string {
  const [one, many] = COUNTED[of]();
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

/** "12 of 340 inquiries and nurtured leads would qualify today." */
export function qualifyingSentence(wouldQualify: number, inquiries: number): string {
  const among = countText(inquiries, "inquiry or nurtured lead");
  return t`${numberText(wouldQualify)} of ${among} would qualify today.`;
}
