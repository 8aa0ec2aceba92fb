import { k } from "../kit";

/**
 * What a search looks into, a row per lead: its `searchKey` and its further addresses. Only triggers
 * write it (`db/search-index.ts`), so that whoever writes a lead need not think of it.
 */
export const searchEntries = k.table(
  "search_entries",
  {
    seq: k.sequence("seq"),
    leadId: k.text("lead_id").notNull(),
    key: k.text("key").notNull(),
  },
  (t) => [k.uniqueIndex("search_entries_lead").on(t.leadId)],
);
