import { k } from "../kit";

/**
 * What a search looks into, a row per lead: its `searchKey` and its further addresses. It comes
 * with a lead (`insertLeadRows`); from then on only triggers write it (`db/search-index.ts`), so that whoever
 * changes a lead need not think of it.
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
