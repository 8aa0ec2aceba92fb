import type { ChangedLeads, NoEvidence } from "@/lib/engine/evidence";
import type { OutcomeLabel } from "@/lib/engine/handoffs";
import { numberText } from "@/lib/format";
import { t, translated } from "@/lib/language";

/** The words of a proposal and its evidence. */
export const proposalTexts = translated({
  evidence: "Evidence",
  frozen: (moment: string) => t`As of ${moment}, frozen when it was proposed`,
  versions: { draft: "Proposed", active: "In force" },
  sides: (against: number | null) => ({
    draft: t("the proposal"),
    active: against === null ? t("the version in force") : t`version ${against}`,
  }),
  opens:
    "The figures stay as they were. The leads behind them are looked up when you open them, as of then: facts that were corrected since, and leads that were merged or deleted, can make them a few more or fewer.",
  against: (number: number) => t`Beside version ${number}, which was in force then.`,
  alone: "No version was in force then, so there is nothing to compare with.",
  outdated: (then: number, now: number) =>
    t`Version ${now} came into force since. The evidence compares with version ${then}: withdraw the proposal and propose it again to compare with what is in force now.`,
  heldOut: (day: string) => t`MQLs since ${day} apart`,
  replayed: (history: string) => t`${history} were replayed.`,
  gone: (count: number) =>
    count === 1
      ? t("One of the leads kept here was deleted since; it is still counted.")
      : t`${numberText(count)} of the leads kept here were deleted since; they are still counted.`,
  none: {
    noLeads: "No evidence: there were no leads yet when it was proposed.",
    failed:
      "No evidence: the replay failed when it was proposed. To try once more, withdraw the proposal and propose it again.",
  } satisfies Record<NoEvidence["reason"], string>,
  notKept: "No evidence: this version was proposed before replays were kept.",
  sinceLast: "Changes since the last proposal",
  sinceLastDay: (day: string) => t`against what was proposed on ${day}`,
  sameAgain: "Nothing: the same was proposed again.",
  promises: {
    title: "What both sides take on",
    term: "Term",
    compared: (number: number) => `Version ${number}`,
    shown: "This version",
    nothing: "not promised",
    changed: "Changed",
    perWeek: (average: string, weeks: number) =>
      t`By the evidence ${average} a week, over its last ${numberText(weeks)} weeks`,
    becomeSql: (share: string, interval: string, among: string) =>
      t`By the evidence ${share} (${interval}, ${among})`,
    effective: (day: string) => t`Takes effect on ${day}.`,
    review: (day: string) => t`Is looked at again on ${day}.`,
    noDates: "No days were named on which it takes effect or is looked at again.",
  },
  answer: {
    title: "Waiting for your answer",
    text: "Agree for sales, or ask marketing for changes.",
  },
  past: {
    title: (number: number, day: string) => t`Version ${number} as proposed on ${day}`,
    note: "What sales saw then. The version may have changed since.",
    open: "What was proposed",
  },
} as const);

const OUTCOMES: readonly [label: OutcomeLabel, words: string][] = [
  ["sql", "became SQL"],
  ["notSql", "did not"],
  ["maturing", "too young to tell"],
  ["unlabelled", "never worked by sales"],
];

/** "Gained 340: 12 became SQL, 30 did not, 298 never worked by sales." */
export function changedSentence(
  verb: string,
  { count, byLabel }: Pick<ChangedLeads, "count" | "byLabel">,
): string {
  const parts = OUTCOMES.filter(([label]) => byLabel[label] > 0).map(
    ([label, words]) => `${numberText(byLabel[label])} ${t(words)}`,
  );
  const head = `${verb} ${numberText(count)}`;
  return parts.length === 0 ? `${head}.` : `${head}: ${parts.join(", ")}.`;
}
