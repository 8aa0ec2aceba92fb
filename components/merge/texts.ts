import type { DuplicateClue } from "@/lib/engine/duplicates";
import type { MergeSide } from "@/lib/engine/lead-merge";
import { numberText } from "@/lib/format";
import { t, translated } from "@/lib/language";

/** The words of merging and deleting leads. */
export const mergeTexts = translated({
  menu: "More",
  open: "Merge with…",
  cancel: "Cancel",
  back: "Choose another",

  chooseTitle: (name: string) => t`Who else is ${name}?`,
  chooseAbout:
    "Find the other lead of the same person. Before anything happens you see what comes of it.",
  search: "Name, email or company",
  typeFirst: "Type at least two letters.",
  nothing: "No other lead matches.",
  looking: "Looking…",

  title: "Merge two leads of one person",
  about: "Everything both did stays. The marked values are kept; a blank never wins.",
  field: "What",
  stays: "stays",
  goes: "goes into it",
  kept: "kept",
  unknown: "–",
  swap: "Keep the other one instead",
  merge: "Merge",
  same: (count: number) =>
    count === 1 ? t("1 fact is the same in both.") : t`${count} facts are the same in both.`,
  stage: (stage: string, stands: MergeSide) =>
    t`Stands in ${stage} afterwards, as the ${stands === "survivor" ? t("lead that stays") : t("other lead")} does now.`,
  scored: "Then what both did is scored together, which may make it an MQL at once.",
  joined: (activities: number, opportunities: number) => {
    const parts = [
      activities === 1 ? t("1 activity") : t`${activities} activities`,
      ...(opportunities === 0
        ? []
        : [opportunities === 1 ? t("1 opportunity") : t`${opportunities} opportunities`]),
    ];
    const one = activities + opportunities === 1;
    return t`${parts.join(t(" and "))} of the other lead ${one ? t("comes") : t("come")} over.`;
  },
  handoffs: (count: number) =>
    count === 1 ? t("1 hand-off to sales counts.") : t`${count} hand-offs to sales count.`,
  lost: (count: number) =>
    count === 1
      ? t(
          "1 hand-off does not count any more: sales had the person by the other lead at that time.",
        )
      : t`${count} hand-offs do not count any more: sales had the person by the other lead at that time.`,
  emails: (emails: readonly string[]) => t`Stays known by ${emails.join(", ")} as well.`,
  done: (other: string, name: string) => t`${other} was merged into ${name}`,
  undo: "Undo",
  undone: (name: string) => t`${name} is a lead of its own again`,

  mergedTitle: "Merged leads",
  mergedAbout: "They are this person, too. A merge can be taken back until the lead is changed.",
  mergedBy: (name: string, when: string) => t`Merged by ${name}, ${when}`,
  takeBack: "Take back",
  takeBackOf: (name: string) => t`Take the merge with ${name} back`,
  fixed: "The lead was changed since",

  duplicates: {
    link: "Duplicates",
    title: "Likely duplicates",
    about: "Leads that may be one person. Nothing is merged by itself: compare two and decide.",
    count: (total: number, listed: number) =>
      listed < total
        ? t`${numberText(total)} pairs; the first ${listed} are listed.`
        : total === 1
          ? t("1 pair.")
          : t`${numberText(total)} pairs.`,
    older: "First known",
    newer: "Came later",
    why: "Why",
    action: "Compare and merge",
    compare: "Compare",
    compareOf: (a: string, b: string) => t`Compare ${a} with ${b}`,
    clues: {
      mailbox: "The same mailbox, written in two ways",
      nameAtCompany: "The same name at one company",
    } satisfies Record<DuplicateClue, string>,
    none: "No likely duplicates",
    noneAbout:
      "Leads whose addresses go to one mailbox, and people of one name at one company, would stand here.",
  },

  remove: "Delete…",
  removeTitle: (name: string) => t`Delete ${name}?`,
  removeAbout:
    "Everything known of this person is erased, in reports and in the log as well. Amounts of opportunities stay, without a name. This cannot be taken back.",
  reason: "Why",
  reasonMissing: "Choose why this lead is deleted.",
  confirm: (name: string) => t`Type “${name}” to confirm`,
  confirmWrong: "This is not the lead’s name.",
  keepOut: "Keep this person out from now on",
  keepOutHint:
    "No import, form or program brings their address in again. Only a hash of it is kept.",
  takeAlong: "Everything that is kept (JSON)",
  removeButton: "Delete for good",
  removed: "The lead was deleted",
} as const);
