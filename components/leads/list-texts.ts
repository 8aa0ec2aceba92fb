import { numberText } from "@/lib/format";
import { t, translated } from "@/lib/language";
import type { KnownColumn } from "@/lib/leads/schema/columns";

/** The words of the list of leads. */
export const listTexts = translated({
  title: "Leads",
  total: (count: number) => (count === 1 ? t("1 lead") : t`${numberText(count)} leads`),
  export: "Export CSV",
  name: "Name",
  columns: {
    company: "Company",
    stage: "Stage",
    score: "Score",
    fit: "Fit",
    engagement: "Engagement",
    source: "Source",
    campaign: "Campaign",
    country: "Country",
    owner: "Owner",
    label: "Label",
    path: "Path",
    mqlAt: "MQL",
    firstSqlAt: "First SQL",
    stageAt: "In stage",
    lastActivityAt: "Last activity",
    createdAt: "Created",
  } satisfies Record<KnownColumn, string>,
  columnsTitle: "Columns of the list",
  columnsButton: "Columns",
  addColumn: "Add a column",
  removeColumn: (name: string) => t`Take ${name} away`,
  firstColumns: "As at first",
  yes: "Yes",
  no: "No",
  choose: (name: string) => t`Choose ${name}`,
  choosePage: "Choose all on this page",
  table: "Leads",
  pages: "Pages",
  first: "First page",
  previous: "Previous page",
  next: "Next page",
  emptyTitle: "No leads yet",
  emptyText:
    "Bring them in from a CSV file or by hand. The active criteria score each of them at once.",
  import: "Import leads",
  unread: "Part of this link cannot be read",
  unreadText: (names: readonly string[]) =>
    t`These leads are chosen without ${names.map((name) => (name === "where" ? t("its conditions") : name)).join(", ")}: it may have been cut off, or tell of something that is no more.`,
  nothingTitle: "No lead matches this filter",
  nothingText: "Take a condition away, or clear the filter to see every lead.",
  clear: "Clear the filter",
} as const);
