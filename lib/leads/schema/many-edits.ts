/** What became of an edit of many leads. Those that were refused stay as they were. */
export interface EditedLeads {
  edited: { id: string; version: number }[];
  /** Leads that had all of it already. */
  unchanged: number;
  /** Why each of these leads stays as it was, for people. */
  refused: { id: string; message: string }[];
}
