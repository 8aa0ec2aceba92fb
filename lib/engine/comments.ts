import { t } from "@/lib/language";
import type { Criteria } from "./criteria";

const RULE_PARTS = ["gates", "fit", "engagement", "fastTracks"] as const;
export type RulePart = (typeof RULE_PARTS)[number];

/** What a comment on criteria is about: a rule of one of its lists, a section, or the whole. */
export const COMMENT_PARTS = ["version", ...RULE_PARTS, "limits", "sqlRule", "promises"] as const;
export type CommentPart = (typeof COMMENT_PARTS)[number];
/** What each is called where one of it is spoken of. */
export const COMMENT_PART_NAMES: Record<CommentPart, string> = {
  get version() {
    return t("The whole version");
  },
  gates: "Gate",
  get fit() {
    return t("Fit rule");
  },
  get engagement() {
    return t("Engagement rule");
  },
  get fastTracks() {
    return t("Fast track");
  },
  get limits() {
    return t("Thresholds and caps");
  },
  get sqlRule() {
    return t("What counts as SQL");
  },
  get promises() {
    return t("Promises and dates");
  },
};

/** A thread is a flat list of these on one subject. */
export const COMMENT_KINDS = ["said", "resolved", "reopened"] as const;
export type CommentKind = (typeof COMMENT_KINDS)[number];

/** `ruleId` is there exactly where the part is a list of rules. */
export interface Subject {
  part: CommentPart;
  ruleId: string | null;
}

export interface Comment extends Subject {
  id: string;
  /** What the rule was called when this was written. */
  ruleLabel: string | null;
  kind: CommentKind;
  text: string | null;
  userId: string;
  userName: string;
  /** Epoch ms. */
  at: number;
}

/** Everything on one subject, in the order it was written. */
export interface Thread extends Subject {
  ruleLabel: string | null;
  comments: Comment[];
  /** Resolved until somebody says more or reopens it. */
  isOpen: boolean;
}

export function isRulePart(part: CommentPart): part is RulePart {
  return (RULE_PARTS as readonly CommentPart[]).includes(part);
}

export function isSameSubject(a: Subject, b: Subject): boolean {
  return a.part === b.part && a.ruleId === b.ruleId;
}

/** The rule that a comment is about, as these criteria have it; null when they do not. */
export function ruleOf(criteria: Criteria, { part, ruleId }: Subject): { label: string } | null {
  if (!isRulePart(part)) return null;
  return criteria[part].find(({ id }) => id === ruleId) ?? null;
}

/** Comments in the order of writing, by subject; threads in the order in which they began. */
export function threadsOf(comments: readonly Comment[]): Thread[] {
  const threads: Thread[] = [];
  for (const comment of comments) {
    const { part, ruleId, ruleLabel, kind } = comment;
    const isOpen = kind !== "resolved";
    const known = threads.find((thread) => isSameSubject(thread, comment));
    if (known) {
      known.comments.push(comment);
      Object.assign(known, { ruleLabel, isOpen });
    } else threads.push({ part, ruleId, ruleLabel, comments: [comment], isOpen });
  }
  return threads;
}
