import type { Aim, Measured, Verdict } from "@/lib/engine/goals";
import { currencyExponent, minorToDecimal } from "@/lib/engine/money";
import { numberText, roundedText } from "@/lib/format";
import { t } from "@/lib/language";
import type { ColumnKind } from "@/lib/reports/schema";
import { formatInterval, formatValue, NONE } from "@/lib/reports/schema/format";
import type { GoalFigure } from "../schema";

/** The words about goals: on screens, in alerts and in mail. */

const DIRECTION_WORDS = {
  get atLeast() {
    return t("at least");
  },
  get atMost() {
    return t("at most");
  },
} as const;

/** "at least 25 %". */
export function aimText(
  { direction, target }: Pick<Aim, "direction" | "target">,
  kind: ColumnKind,
  currency: string,
): string {
  return `${DIRECTION_WORDS[direction]} ${targetText(target, kind, currency)}`;
}

function targetText(target: number, kind: ColumnKind, currency: string): string {
  if (kind === "rate" || kind === "ratio") return `${roundedText(target * 100, 2)} %`;
  return formatValue(target, kind, currency) + (kind === "days" ? t(" days") : "");
}

/** "21.2 % (16.3–27.2) of 212". */
export function measuredText(measured: Measured, kind: ColumnKind, currency: string): string {
  const { value, low = null, n } = measured;
  if (value === null) {
    return low === null ? NONE : t`not reached, above ${formatValue(low, kind, currency)}`;
  }
  const interval = formatInterval(measured, kind, currency);
  const of = n === undefined ? "" : t` of ${numberText(n)}`;
  const unit = kind === "days" ? t(" days") : "";
  return `${formatValue(value, kind, currency)}${unit}${interval ? ` (${interval})` : ""}${of}`;
}

const INTERVAL_WORDS: Record<Verdict, string> = {
  get met() {
    return t("on goal");
  },
  get missed() {
    return t("off goal");
  },
  get unclear() {
    return t("not distinguishable from the goal");
  },
  get few() {
    return t("too few to tell");
  },
  get open() {
    return t("can still change");
  },
  get unknown() {
    return t("no figure");
  },
};

/** What was found, in words. */
export function verdictText(verdict: Verdict, basis: Aim["basis"]): string {
  if (basis === "value" && verdict === "met") return t("within the threshold");
  if (basis === "value" && verdict === "missed") return t("threshold crossed");
  return INTERVAL_WORDS[verdict];
}

/** "Goal at least 25 %", "Threshold at most 5 days". */
export function wantedText(aim: Aim, kind: ColumnKind, currency: string): string {
  const noun = aim.basis === "interval" ? t("Goal") : t("Threshold");
  return `${noun} ${aimText(aim, kind, currency)}`;
}

/** "Goal at least 25 %: 21.2 % (16.3–27.2) of 212, not distinguishable from the goal." */
export function goalSentence(
  aim: Aim,
  measured: Measured,
  verdict: Verdict,
  kind: ColumnKind,
  currency: string,
): string {
  const found = measuredText(measured, kind, currency);
  const said = verdictText(verdict, aim.basis);
  return `${wantedText(aim, kind, currency)}: ${found === NONE ? said : `${found}, ${said}`}.`;
}

/** "MQL to SQL conversion: Whole period, Conversion". */
export function figureText({ report, row, column }: Omit<GoalFigure, "kind">): string {
  return `${t(report)}: ${t(row)}, ${t(column)}`;
}

/** A target as forms show it: percent, whole units of money. */
export function shownTarget(target: number, kind: ColumnKind, currency: string): number {
  if (kind === "rate" || kind === "ratio") return Number((target * 100).toFixed(6));
  return kind === "money" ? Number(minorToDecimal(target, currency)) : target;
}

/** The target of what a form shows. */
export function targetOf(shown: number, kind: ColumnKind, currency: string): number {
  if (kind === "rate" || kind === "ratio") return Number((shown / 100).toFixed(8));
  return kind === "money" ? Math.round(shown * 10 ** currencyExponent(currency)) : shown;
}
