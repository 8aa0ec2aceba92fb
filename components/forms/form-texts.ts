import type { Rate } from "@/lib/engine/statistics";
import { intervalText, numberText, shareText } from "@/lib/format";
import { t, translated } from "@/lib/language";

export const formTexts = translated({
  title: "Forms",
  description:
    "What people fill in on your pages: who they are, what they want, where they came from.",
  newForm: "New form",
  none: "No forms yet",
  noneHint:
    "A form has a page of its own and can stand on your website. Who sends it becomes an inquiry with its source, and is scored at once.",
  submissions: "Submissions",
  views: "Times shown",
  people: "People",
  rateHint: (what: string) => t`${what}, with its 95 % interval`,
} as const);

/** "31 % (24–39 %)"; a dash where there is nothing to count. */
export function rateText(rate: Rate | null): string {
  return rate === null || rate.rate === null
    ? "–"
    : `${shareText(rate.rate)} (${intervalText(rate)})`;
}

/** "12 of 240". */
export function countedText(rate: Rate | null, of: string): string {
  return rate === null ? "" : t`${numberText(rate.k)} of ${numberText(rate.n)} ${of}`;
}
