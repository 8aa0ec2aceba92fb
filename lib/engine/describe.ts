import { t } from "@/lib/language";
import { type Condition, describeCondition } from "./conditions";
import { describeActivity } from "./conditions/activity";
import type { Names } from "./conditions/contract";
import type { EngagementRule, FastTrack, FitRule, Gate } from "./criteria";
import { describeDecay } from "./decay";
import { numberText } from "./locale";

/** Sentences for the parts of a criteria version, the same everywhere they are shown. */

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A condition that stands alone: a group is in brackets only for what stands around it. */
function describeAlone(condition: Condition, names: Names): string {
  const text = describeCondition(condition, names);
  const isGroup = condition.kind === "all" || condition.kind === "any";
  return isGroup && text.startsWith("(") ? text.slice(1, -1) : text;
}

/** "5 points", "1 point", "−5 points". */
export function pointsOf(points: number): string {
  return `${points < 0 ? "−" : ""}${numberText(Math.abs(points))} ${Math.abs(points) === 1 ? t("point") : t("points")}`;
}

/** "Must hold: Employees is at least 20." */
export function describeGate(gate: Gate, names: Names): string {
  const lead = gate.kind === "require" ? t("Must hold") : t("Shuts out");
  return `${lead}: ${describeAlone(gate.when, names)}.`;
}

/** "Employees is at least 200." */
export function describeFitRule(rule: FitRule, names: Names): string {
  return `${capitalise(describeAlone(rule.when, names))}.`;
}

/** "Asked for a demo." */
export function describeFastTrack(track: FastTrack, names: Names): string {
  return `${capitalise(describeAlone(track.when, names))}.`;
}

/** "the first time only", "every time", "the first 3 times". */
export function describeRepeat(repeat: EngagementRule["repeat"]): string {
  if (repeat === "every") return t("every time");
  if (repeat === "once" || repeat.atMost === 1) return t("the first time only");
  return t`the first ${repeat.atMost} times`;
}

/** "Viewed a page where Page is pricing, every time, halves every 30 days, at most 30 points." */
export function describeEngagementRule(rule: EngagementRule): string {
  const parts = [
    capitalise(describeActivity(rule.activity, rule.where)),
    describeRepeat(rule.repeat),
    describeDecay(rule.decay),
    rule.cap === undefined ? "" : t`at most ${pointsOf(rule.cap)} together`,
  ];
  return `${parts.filter((part) => part !== "").join(", ")}.`;
}
