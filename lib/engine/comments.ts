/** What a comment on criteria is about: a rule of one of its lists, a section, or the whole. */
export const COMMENT_PARTS = [
  "version",
  "gates",
  "fit",
  "engagement",
  "fastTracks",
  "limits",
  "sqlRule",
  "sla",
  "targets",
] as const;
export type CommentPart = (typeof COMMENT_PARTS)[number];

/** A thread is a flat list of these on one subject. */
export const COMMENT_KINDS = ["said", "resolved", "reopened"] as const;
export type CommentKind = (typeof COMMENT_KINDS)[number];
