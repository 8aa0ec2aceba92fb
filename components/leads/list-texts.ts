import { numberText } from "@/lib/format";

/** The words of the list of leads. */
export const listTexts = {
  title: "Leads",
  total: (count: number) => (count === 1 ? "1 lead" : `${numberText(count)} leads`),
  export: "Export CSV",
  name: "Name",
  company: "Company",
  stage: "Stage",
  score: "Score",
  source: "Source",
  owner: "Owner",
  label: "Label",
  mqlAt: "MQL",
  createdAt: "Created",
  lastActivityAt: "Last activity",
  table: "Leads",
  pages: "Pages",
  first: "First page",
  next: "Next page",
  emptyTitle: "No leads yet",
  emptyText:
    "Bring them in from a CSV file or by hand. The active criteria score each of them at once.",
  import: "Import leads",
  unread: "Part of this link cannot be read",
  unreadText: (names: readonly string[]) =>
    `These leads are chosen without ${names.join(", ")}: it may have been cut off, or tell of something that is no more.`,
  nothingTitle: "No lead matches this filter",
  nothingText: "Take a condition away, or clear the filter to see every lead.",
  clear: "Clear the filter",
} as const;
