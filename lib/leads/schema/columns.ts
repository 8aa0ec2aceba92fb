/** What the list can show of a lead beside the name and address that every row has, in words' order. */
export const LIST_COLUMNS = [
  "company",
  "stage",
  "score",
  "fit",
  "engagement",
  "source",
  "campaign",
  "country",
  "owner",
  "label",
  "path",
  "mqlAt",
  "firstSqlAt",
  "stageAt",
  "lastActivityAt",
  "createdAt",
] as const;
export type KnownColumn = (typeof LIST_COLUMNS)[number];
/** A column of its own, or an attribute's: `facts.employees`. */
export type ListColumn = KnownColumn | `facts.${string}`;

/** Columns where nobody chose others. */
export const FIRST_COLUMNS: readonly ListColumn[] = [
  "company",
  "stage",
  "score",
  "source",
  "owner",
  "label",
  "mqlAt",
  "createdAt",
];
const MOST_COLUMNS = 30;
const FACT = /^facts\.[A-Za-z0-9_-]{1,60}$/;

function isColumn(text: string): text is ListColumn {
  return LIST_COLUMNS.some((one) => one === text) || FACT.test(text);
}

/** The attribute that a column shows; null for one of its own. */
export function factOf(column: ListColumn): string | null {
  return column.startsWith("facts.") ? column.slice("facts.".length) : null;
}

/**
 * Columns in the order of their text, `company,facts.employees`; the first ones where it is absent or
 * names none. `unread` are parts that are no column.
 */
export function readColumns(text: string | null | undefined): {
  columns: readonly ListColumn[];
  unread: string[];
} {
  const parts = [...new Set((text ?? "").split(",").filter((part) => part !== ""))];
  const columns = parts.filter(isColumn).slice(0, MOST_COLUMNS);
  return {
    columns: columns.length > 0 ? columns : FIRST_COLUMNS,
    unread: parts.filter((part) => !isColumn(part)),
  };
}

/** The text of `readColumns`; null for the first ones. */
export function columnsText(columns: readonly ListColumn[]): string | null {
  const text = columns.join(",");
  return text === "" || text === FIRST_COLUMNS.join(",") ? null : text;
}
