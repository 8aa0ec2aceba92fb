import { utcDayText } from "@/lib/engine/locale";
import { daysText, dayText, intervalText, numberText, roundedText, shareText } from "@/lib/format";
import { t } from "@/lib/language";
import type { DriftFinding } from "../schema";

/** What was agreed, to the digit. */
function agreedText(share: number): string {
  return `${roundedText(share * 100, 1)}\u00a0%`;
}

function unanswered(count: number): string {
  if (count === 0) return "";
  return t` ${numberText(count)} more ${count === 1 ? t("waits") : t("wait")} for an answer.`;
}

/** One thing that has left what was agreed, with how many it rests on. */
export function driftSentence(finding: DriftFinding, timeZone: string): string {
  switch (finding.kind) {
    case "acceptance": {
      const { share, agreed, from } = finding;
      const since = dayText(from, timeZone);
      return t`Sales accepted ${shareText(share.rate ?? 0)} of the ${numberText(share.n)} MQLs since ${since} that it has answered (${intervalText(share)}); ${agreedText(agreed)} was agreed.${unanswered(finding.unanswered)}`;
    }
    case "sqlRate": {
      const { share, agreed, from, to, windowDays } = finding;
      const span = daysText(from, to, timeZone);
      return t`${shareText(share.rate ?? 0)} of the ${numberText(share.n)} MQLs of ${span} became SQL within ${windowDays} days (${intervalText(share)}); ${agreedText(agreed)} was agreed. Younger MQLs are left out.`;
    }
    case "volume": {
      const { weekly, agreed, side, from, to, parts } = finding;
      const weeks = t`${weekly.units} weeks of ${daysText(from, to, timeZone)}`;
      const which = parts.length > 1 ? t`${weeks} that it was in force for` : weeks;
      const pace = t`${roundedText(weekly.perUnit, 1)} MQLs a week in the ${which} (${roundedText(weekly.low, 1)}–${roundedText(weekly.high, 1)})`;
      const more = side === "above" ? t("more than the") : t("fewer than the");
      return t`Marketing delivered ${pace}, ${more} ${numberText(agreed)} that were agreed.`;
    }
    case "review":
      return t`Both sides wanted to look at it again on ${utcDayText(finding.reviewAt)}.`;
  }
}
