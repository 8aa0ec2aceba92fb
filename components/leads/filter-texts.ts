import { quoted, t, translated } from "@/lib/language";

/** The words of narrowing leads down. */
export const filterTexts = translated({
  search: "Search name, email, company",
  filter: "Filter",
  filterLeads: "Filter leads",
  mine: "Mine",
  pastSla: "Past SLA",
  clear: "Clear",
  remove: (words: string) => t`Remove: ${words}`,
  active: "Active conditions",
  stage: "Stage",
  owner: "Owner",
  me: "Me",
  nobody: "Nobody",
  source: "Source",
  unknown: "Not known",
  label: "Label",
  path: "Path to MQL",
  grade: "Fit grade",
  segment: "Segment",
  noSegment: "In no segment",
  any: "Any",
  created: "Created",
  from: "from",
  to: "to",
  guessed: (typed: string, words: readonly string[]) =>
    words.length === 0
      ? t`No lead has “${typed}” in its name, address or company. Shown are those with something like it.`
      : t`No lead has “${typed}” in its name, address or company. Shown are those with ${words.map(quoted).join(t(" or "))}.`,
} as const);
