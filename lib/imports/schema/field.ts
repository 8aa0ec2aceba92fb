/** How the text of a cell is read. */
export type FieldType =
  | "text"
  | "email"
  /** Several of them, apart by blanks, commas, semicolons or bars. */
  | "emails"
  /** A moment; a date alone is its first minute in the workspace's time zone. */
  | "instant"
  | "day"
  | "money"
  | "currency"
  | "count"
  | "boolean"
  | "stage"
  | "state"
  | "costKind"
  | "activityType";

export interface Field {
  id: string;
  label: string;
  type: FieldType;
  hint?: string;
  /** Headings that mean this field, normalised, the surest first. */
  names: readonly string[];
}

/** Names in one text, split at blanks. */
export function words(text: string): string[] {
  return text.split(" ");
}
