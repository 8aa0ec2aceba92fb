import type { Shortage, SuggestedRule } from "@/lib/engine/suggest/points";
import { roundedText } from "@/lib/format";
import { t, translated } from "@/lib/language";

export const suggestTexts = translated({
  open: "Suggest points",
  title: "Points as history would give them",
  about:
    "Fitted to the leads that sales worked and whose end is known, each as it stood at its hand-off. Leads that a fast track sent are left out: points decide nothing about them. Nothing is changed until you take them over, and Undo takes them back.",
  bias: "Only leads that were handed off have an end. A rule that decides who is handed off looks weaker here than it is: compare with the replay before you drop one.",
  thinking: "Fitting points to history …",
  refused: "Nothing can be suggested yet",
  cancel: "Cancel",
  take: "Take over into the draft",
  columns: {
    rule: "Rule",
    present: "Now",
    points: "Suggested",
    interval: "95 % interval",
    met: "Leads (SQLs)",
  },
} as const);

/** Why a rule's points are near 0, where they are; null elsewhere. */
export function remarkOn({ noise, held }: SuggestedRule): string | null {
  if (held) return t("points that fade cannot be negative");
  return noise ? t("may be chance") : null;
}

/** Why nothing is suggested. */
export function shortageText(shortage: Shortage): string {
  switch (shortage.reason) {
    case "fewLeads": {
      const { needed, sql, notSql } = shortage;
      return t`Too few leads: ${needed} SQLs and ${needed} non-SQLs are needed, there are ${sql} and ${notSql}.`;
    }
    case "fewToLearnFrom": {
      const { needed, sql, notSql } = shortage;
      return t`Too few leads in the earlier part: ${needed} SQLs and ${needed} non-SQLs are needed, there are ${sql} and ${notSql}.`;
    }
    case "noRules":
      return t("There are no rules to give points to.");
    case "oneMoment":
      return t("All leads were decided at the same moment.");
    case "noPoints":
      return t("No points fit what became of the leads.");
    case "chance":
      return t("No rule’s effect can be told from chance.");
  }
}

/** How much better the suggested points rank than the present ones; shares of all pairs. */
export function differenceSentence({
  value,
  low,
  high,
}: {
  value: number;
  low: number;
  high: number;
}): string {
  const signed = (share: number) => {
    const text = roundedText(Math.abs(share) * 100, 1);
    if (text === "0") return text;
    return `${share < 0 ? "−" : "+"}${text}`;
  };
  const chance = low <= 0 && high >= 0 ? t(": it may be chance") : "";
  return t`The difference is ${signed(value)} percentage points, 95\u00a0% interval ${signed(low)} to ${signed(high)}${chance}.`;
}

/** Whole points, with a real minus. */
export function wholePoints(points: number): string {
  return Math.round(points).toString().replace("-", "−");
}

export function interval(low: number, high: number): string {
  return t`${wholePoints(low)} to ${wholePoints(high)}`;
}
