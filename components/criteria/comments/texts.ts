import type { CommentKind, Thread } from "@/lib/engine/comments";
import { COMMENT_PART_NAMES, isRulePart } from "@/lib/engine/comments";
import { t, translated } from "@/lib/language";
import { countText } from "../words";

/** The words of comments on criteria. */
export const commentTexts = translated({
  title: "Comments",
  write: "Your comment",
  placeholder: "What should the others know, or change?",
  send: "Comment",
  resolve: "Resolve",
  reopen: "Reopen",
  resolved: "Resolved",
  none: "Nobody said anything yet.",
  noneInVersion: "Nobody commented on this version.",
  on: (name: string) => t`Comments on ${name}`,
  commentOn: (name: string) => t`Comment on ${name}`,
  aboutWhole: "About the whole version",
  gone: (name: string) => t`On a rule that is gone: ${name}`,
  did: {
    said: "",
    resolved: "resolved this",
    reopened: "reopened this",
  } satisfies Record<CommentKind, string>,
} as const);

/** How many things were said, not how often it was resolved. */
export function saidCount({ comments }: Pick<Thread, "comments">): number {
  return comments.filter(({ kind }) => kind === "said").length;
}

/** "3 comments on Large enough, resolved"; without any "Comment on Large enough". */
export function buttonLabel(name: string, thread: Thread | undefined): string {
  if (!thread) return commentTexts.commentOn(name);
  const counted = t`${countText(saidCount(thread), "comment")} on ${name}`;
  return thread.isOpen ? counted : t`${counted}, resolved`;
}

/** What a thread is about: "Fit rule: Large enough". */
export function threadName({ part, ruleLabel }: Pick<Thread, "part" | "ruleLabel">): string {
  const kind = COMMENT_PART_NAMES[part];
  return isRulePart(part) ? `${kind}: ${ruleLabel ?? t("without a name")}` : kind;
}
